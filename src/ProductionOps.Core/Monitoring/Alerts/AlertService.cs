using ProductionOps.Configuration;
using ProductionOps.Model;
using ProductionOps.Monitoring.Notifications;
using ProductionOps.Monitoring.Notifications.Outbox;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Lists alerts, records what people do about them, and tells people of them.</summary>
public sealed class AlertService
{
    private readonly IProductionStore _store;
    private readonly ConfigurationService _configurations;
    private readonly AlertParts _parts;

    internal AlertService(IProductionStore store, ConfigurationService configurations, AlertParts parts)
    {
        _store = store;
        _configurations = configurations;
        _parts = parts;
    }

    /// <summary>What lists show of the alerts that a query selects; its statuses are open, acknowledged and resolved.</summary>
    public IAsyncEnumerable<AlertEntry> ListAsync(RecordQuery query, CancellationToken cancellationToken) => _store.Alerts.ListAsync(query, cancellationToken);

    /// <summary>One alert.</summary>
    /// <exception cref="OperationException"><c>AlertNotFound</c>; <c>RecordIdInvalid</c>.</exception>
    public async Task<MonitoringAlert> GetAsync(string alertId, CancellationToken cancellationToken)
    {
        var id = RecordId.Parse(alertId, RecordKind.Alert).ToString();
        return await _store.Alerts.FindAsync(id, cancellationToken) ?? throw NotFound(alertId);
    }

    /// <summary>The error of an identifier that nothing has.</summary>
    public static OperationException NotFound(string alertId) => new(
        "AlertNotFound",
        ErrorKind.NotFound,
        $"There is no alert {alertId}. Get-MonitoringAlert and 'prodops alert list' list those that there are; retention removes old ones.",
        alertId);

    /// <summary>What <see cref="AcknowledgeAsync"/> would make of an alert; nothing is changed.</summary>
    /// <exception cref="OperationException">As for <see cref="AcknowledgeAsync"/>.</exception>
    public async Task<MonitoringAlert> PreviewAcknowledgeAsync(string alertId, AlertHandling handling, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handling);
        return handling.Acknowledge(await GetOpenAsync(alertId, cancellationToken), _parts.Time.GetUtcNow());
    }

    /// <summary>Records that somebody has taken an alert, and tells those who were told of it. Nobody is reminded from then on.</summary>
    /// <exception cref="OperationException"><c>AlertNotFound</c>; <c>RecordIdInvalid</c>; <c>AlertResolved</c>: it is over.</exception>
    public async Task<MonitoringAlert> AcknowledgeAsync(string alertId, AlertHandling handling, CancellationToken cancellationToken)
    {
        await using (await _parts.Ledgers.LockAsync("acknowledging an alert", cancellationToken))
        {
            var before = await GetOpenAsync(alertId, cancellationToken);
            var alert = await _store.Alerts.ReplaceAsync(handling.Acknowledge(before, _parts.Time.GetUtcNow()), cancellationToken);
            if (before.AcknowledgedAt is null) await TellAsync(alert, NoticeKind.Acknowledged, "acknowledged", cancellationToken);
        }

        await FlushAsync(cancellationToken);
        return await GetAsync(alertId, cancellationToken);
    }

    /// <summary>What <see cref="ResolveAsync"/> would make of an alert; nothing is changed.</summary>
    /// <exception cref="OperationException">As for <see cref="ResolveAsync"/>.</exception>
    public async Task<MonitoringAlert> PreviewResolveAsync(string alertId, AlertHandling handling, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handling);
        return handling.Resolve(await GetOpenAsync(alertId, cancellationToken), _parts.Time.GetUtcNow());
    }

    /// <summary>Ends an alert by hand, and tells those who were told of it. If its cause still holds, the next measurement raises another.</summary>
    /// <exception cref="OperationException"><c>AlertNotFound</c>; <c>RecordIdInvalid</c>; <c>AlertResolved</c>: it is over already.</exception>
    public async Task<MonitoringAlert> ResolveAsync(string alertId, AlertHandling handling, CancellationToken cancellationToken)
    {
        await using (await _parts.Ledgers.LockAsync("resolving an alert", cancellationToken))
        {
            var alert = handling.Resolve(await GetOpenAsync(alertId, cancellationToken), _parts.Time.GetUtcNow());
            await TellAsync(alert, NoticeKind.Resolved, "resolved", cancellationToken);
            alert = await _store.Alerts.ReplaceAsync(alert, cancellationToken);
            var environment = AlertFacts.EnvironmentOf(alert);
            if (await _parts.Ledgers.FindAsync(environment, cancellationToken) is { } ledger && AlertFacts.CauseOf(alert) is { } cause && ledger.Open.GetValueOrDefault(cause)?.AlertId == alert.AlertId)
                await _parts.Ledgers.SaveAsync(environment, ledger.With(cause, null), cancellationToken);
        }

        await FlushAsync(cancellationToken);
        return await GetAsync(alertId, cancellationToken);
    }

    /// <summary>Reminds people and escalates where that is due, without a measurement, and sends what is in the outbox.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>: there is no active configuration; <c>LockHeld</c>.</exception>
    public async Task<OutboxResult> TickAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        await TickAsync(await _configurations.GetActiveAsync(environment, cancellationToken), cancellationToken);

    /// <summary>The same with a configuration that is known.</summary>
    internal async Task<OutboxResult> TickAsync(ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        await _parts.Engine.TickAsync(configuration, cancellationToken);
        return await FlushAsync(cancellationToken);
    }

    /// <summary>Sends what is in the outbox and due. What is not taken stays there, with a warning.</summary>
    public Task<OutboxResult> FlushAsync(CancellationToken cancellationToken) => _parts.Sender.FlushAsync(cancellationToken);

    /// <summary>Sends one message that says that it is a test, at once and past the outbox.</summary>
    /// <param name="channel">Name of the channel.</param>
    /// <param name="environment">Whose configuration has it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>; <c>ChannelNotFound</c>; <c>NotificationFailed</c>: it was not taken; the message says why.</exception>
    public async Task<ChannelTest> TestAsync(string channel, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var configuration = await _configurations.GetActiveAsync(environment, cancellationToken);
        var type = ChannelOf(configuration, channel).Type;
        var message = _parts.Outbox.Message(configuration, channel, [TestNotice.Create(configuration, channel, _parts.Time.GetUtcNow())]);
        var (result, addresses) = await _parts.Delivery.SendAsync(message, cancellationToken);
        if (result.Outcome == DeliveryOutcome.Sent)
            return new ChannelTest { Channel = channel, Type = type, Environment = environment, Sent = true, Addresses = addresses, SentAt = _parts.Time.GetUtcNow() };
        throw new OperationException(
            "NotificationFailed", ErrorKind.Unavailable, $"Channel '{channel}' did not take the test message: {result.Error}", channel);
    }

    private static NotificationChannel ChannelOf(ProductionConfiguration configuration, string name)
    {
        var channels = configuration.Notifications?.Channels;
        if (channels?.GetValueOrDefault(name) is { } channel) return channel;
        var known = string.Join(", ", channels?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>());
        throw new OperationException(
            "ChannelNotFound",
            ErrorKind.NotFound,
            known.Length > 0 ? $"There is no channel '{name}'; there are {known}." : $"There is no channel '{name}'. Add one to notifications.channels of the configuration.",
            name);
    }

    private async Task<MonitoringAlert> GetOpenAsync(string alertId, CancellationToken cancellationToken)
    {
        var alert = await GetAsync(alertId, cancellationToken);
        return alert.ResolvedAt is null ? alert : throw new OperationException(
            "AlertResolved", ErrorKind.InvalidInput, $"Alert {alertId} is over. If its cause holds again, the monitor raises another.", alertId);
    }

    private async Task TellAsync(MonitoringAlert alert, NoticeKind kind, string transition, CancellationToken cancellationToken)
    {
        var channels = AlertFacts.ListOf(alert, AlertFacts.Channels);
        if (channels.Count == 0 || AlertFacts.CauseOf(alert) is not { } cause) return;
        var notice = new AlertNotice { Kind = kind, Transition = transition, Cause = cause, Alert = alert, Thread = AlertFacts.TextOf(alert, AlertFacts.Thread) };
        var configuration = await _configurations.GetActiveAsync(AlertFacts.EnvironmentOf(alert), cancellationToken);
        await _parts.Outbox.EnqueueAsync(configuration, [new NoticeDelivery(notice, channels)], cancellationToken);
    }
}
