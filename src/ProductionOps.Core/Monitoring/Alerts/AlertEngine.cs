using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts.Rules;
using ProductionOps.Monitoring.Notifications.Outbox;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>
/// Raises and resolves alerts by what is measured, and decides who is told. Every step is written before the next: an alert, then the messages
/// about it, then what is remembered of it; a process that dies in between leaves something that the next one finds and does not do twice.
/// </summary>
internal sealed class AlertEngine(IProductionStore store, AlertLedgers ledgers, NotificationOutbox outbox, TimeProvider time)
{
    private readonly BurnRates _burnRates = new(store);
    private readonly ComplianceMaintenance _maintenance = new(store);

    /// <summary>The record with the open alerts of its type.</summary>
    /// <exception cref="OperationException"><c>LockHeld</c>: another process changes alerts and does not end.</exception>
    public async Task<ProductionMonitoring> ObserveAsync(ProductionMonitoring record, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        if (await ledgers.FindAsync(record.Environment, cancellationToken) is { } known && IsQuiet(known, record, configuration)) return record;
        await using var held = await ledgers.LockAsync("raising and resolving alerts", cancellationToken);
        var before = await ledgers.GetAsync(record.Environment, time.GetUtcNow(), cancellationToken);
        var round = new AlertRound(store, ledgers, before, configuration, time.GetUtcNow());
        await round.LoadAsync(cancellationToken);
        var conditions = AlertRules.Evaluate(record, configuration, [.. round.Ledger.Open.Keys]);
        conditions = [.. conditions, .. await BurnAsync(record, configuration, round.Ledger, conditions, cancellationToken)];
        await round.ApplyAsync(record, conditions, cancellationToken);
        round.Ledger = await _maintenance.ScheduleAsync(record, round.Ledger, cancellationToken);
        await FinishAsync(round, before, record.Environment, cancellationToken);
        return record with { Alerts = [.. round.Alerts.Where(alert => alert.Type == record.MonitoringType)] };
    }

    /// <summary>Reminds, escalates, and tells what a silence has held back, without a measurement.</summary>
    /// <exception cref="OperationException"><c>LockHeld</c>.</exception>
    public async Task TickAsync(ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        if (await ledgers.FindAsync(configuration.Environment, cancellationToken) is { Open.Count: 0 }) return;
        await using var held = await ledgers.LockAsync("reminding of alerts", cancellationToken);
        var before = await ledgers.GetAsync(configuration.Environment, time.GetUtcNow(), cancellationToken);
        var round = new AlertRound(store, ledgers, before, configuration, time.GetUtcNow());
        await round.LoadAsync(cancellationToken);
        await FinishAsync(round, before, configuration.Environment, cancellationToken);
    }

    private async Task FinishAsync(AlertRound round, AlertLedger before, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        await round.NotifyAsync(cancellationToken);
        await outbox.EnqueueAsync(round.Configuration, round.Deliveries, cancellationToken);
        if (!ReferenceEquals(round.Ledger, before)) await ledgers.SaveAsync(environment, round.Ledger, cancellationToken);
    }

    // Nearly all measurements end here: nothing is wrong, and nothing was.
    private static bool IsQuiet(AlertLedger ledger, ProductionMonitoring record, ProductionConfiguration configuration) =>
        ledger is { Open.Count: 0, MaintenanceId: null } && AlertRules.Evaluate(record, configuration, []).All(condition => !condition.IsFiring);

    // The rates change with bad samples only, and windows are summed up for those alone.
    private async Task<IReadOnlyList<AlertCondition>> BurnAsync(
        ProductionMonitoring record, ProductionConfiguration configuration, AlertLedger ledger, IReadOnlyList<AlertCondition> conditions, CancellationToken cancellationToken)
    {
        if (record.Uptime is not { } uptime) return [];
        var isBurning = ledger.Open.ContainsKey(AlertCause.BurnFast) || ledger.Open.ContainsKey(AlertCause.BurnSlow);
        var isDown = conditions.Any(condition => condition is { Cause: AlertCause.Down, IsFiring: true });
        var isBad = uptime.Status == UptimeStatus.Degraded || ledger.Open.ContainsKey(AlertCause.Down);
        if (!isBurning && (isDown || !isBad)) return [];
        var objective = configuration.Alerting?.Objective ?? BurnRates.DefaultObjective;
        var found = await _burnRates.EvaluateAsync(record, objective, isBurning ? null : await LastOutageAsync(record, cancellationToken), cancellationToken);
        return record.Environment == DeploymentEnvironment.Production ? found : [.. found.Select(AlertRules.Lower)];
    }

    private async Task<TimeSpan?> LastOutageAsync(ProductionMonitoring record, CancellationToken cancellationToken)
    {
        var prefix = JsonLiteral.Of(record.Environment) + " ";
        var newest = await store.Incidents.ReadAsync(new RecordQuery { NewestFirst = true, Limit = 1 }, cancellationToken)
            .FirstOrDefaultAsync(incident => incident.ImpactedServices.Any(service => service.StartsWith(prefix, StringComparison.Ordinal)), cancellationToken);
        return newest?.Duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
