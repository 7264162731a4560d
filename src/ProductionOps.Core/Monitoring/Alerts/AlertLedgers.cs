using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Reads and writes what is known of open alerts; what was lost is found again among the alerts themselves.</summary>
internal sealed class AlertLedgers(IProductionStore store, IOperationReporter reporter)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);

    /// <summary>Lets one process at a time change alerts.</summary>
    /// <exception cref="OperationException"><c>LockHeld</c>.</exception>
    public ValueTask<IAsyncDisposable> LockAsync(string reason, CancellationToken cancellationToken) =>
        store.LockAsync("alerts", new LockRequest(reason, LockWait), cancellationToken);

    /// <summary>The ledger of an environment; null when there is none yet or it cannot be read.</summary>
    public async Task<AlertLedger?> FindAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        try
        {
            return await store.State.FindAsync(NameOf(environment), MonitoringJson.Default.AlertLedger, cancellationToken);
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
        {
            reporter.Warning($"{exception.Message} Open alerts are found again from the alerts in the store.");
            return null;
        }
    }

    /// <summary>The ledger of an environment, made anew from the store where there is none.</summary>
    public async Task<AlertLedger> GetAsync(DeploymentEnvironment environment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(environment, cancellationToken) is { } ledger) return ledger;
        var found = new AlertLedger { Open = new Dictionary<string, OpenAlert>(StringComparer.Ordinal) };
        await foreach (var alert in OpenAlertsAsync(environment, cancellationToken))
            found = found.With(AlertFacts.CauseOf(alert)!, Adopt(alert, now));
        await SaveAsync(environment, found, cancellationToken);
        return found;
    }

    /// <summary>Keeps a ledger.</summary>
    public ValueTask SaveAsync(DeploymentEnvironment environment, AlertLedger ledger, CancellationToken cancellationToken) =>
        store.State.SetAsync(NameOf(environment), ledger, MonitoringJson.Default.AlertLedger, cancellationToken);

    /// <summary>An open alert that the ledger does not know, left by a process that died before it wrote it down.</summary>
    public async Task<OpenAlert?> FindForgottenAsync(DeploymentEnvironment environment, string cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await foreach (var alert in OpenAlertsAsync(environment, cancellationToken))
        {
            if (AlertFacts.CauseOf(alert) == cause) return Adopt(alert, now);
        }

        return null;
    }

    private IAsyncEnumerable<MonitoringAlert> OpenAlertsAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        store.Alerts.ReadAsync(new RecordQuery { Statuses = ["open", "acknowledged"], NewestFirst = true }, cancellationToken)
            .Where(alert => AlertFacts.CauseOf(alert) is not null && AlertFacts.IsIn(alert, environment));

    // People were told if a message was delivered; when is not known, so the interval begins anew.
    private static OpenAlert Adopt(MonitoringAlert alert, DateTimeOffset now)
    {
        var wasTold = alert.NotificationsSent.Count > 0;
        return new OpenAlert
        {
            AlertId = alert.AlertId,
            Severity = alert.Severity,
            Since = alert.TriggeredAt,
            FirstNotice = wasTold ? now : null,
            LastNotice = wasTold ? now : null,
            NotifiedSeverity = wasTold ? alert.Severity : null,
            Reminders = AlertFacts.NumberOf(alert, AlertFacts.Reminders),
            EscalationSteps = AlertFacts.NumberOf(alert, AlertFacts.EscalationSteps),
            Thread = AlertFacts.TextOf(alert, AlertFacts.Thread),
            Channels = AlertFacts.ListOf(alert, AlertFacts.Channels),
        };
    }

    private static string NameOf(DeploymentEnvironment environment) => $"monitoring/alerts/{JsonLiteral.Of(environment)}";
}
