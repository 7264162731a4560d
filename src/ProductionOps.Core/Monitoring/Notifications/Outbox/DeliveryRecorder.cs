using System.Text.Json.Nodes;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Notifications.Outbox;

/// <summary>Writes into alerts who was told of them.</summary>
internal sealed class DeliveryRecorder(IProductionStore store, AlertLedgers ledgers)
{
    /// <summary>A message was taken.</summary>
    public Task SentAsync(NotificationMessage message, IReadOnlyList<string> addresses, CancellationToken cancellationToken) =>
        ChangeAsync(message, alert => addresses.All(alert.NotificationsSent.Contains) ? alert : alert with { NotificationsSent = [.. alert.NotificationsSent.Union(addresses, StringComparer.Ordinal)] }, cancellationToken);

    /// <summary>A message was not, for good.</summary>
    public Task FailedAsync(NotificationMessage message, CancellationToken cancellationToken) => ChangeAsync(
        message,
        alert =>
        {
            var failures = AlertFacts.ListOf(alert, "notificationFailures").Append($"{message.Channel}: {message.LastError}").Distinct(StringComparer.Ordinal);
            return AlertFacts.With(alert, "notificationFailures", new JsonArray([.. failures.Select(text => JsonValue.Create(text))]));
        },
        cancellationToken);

    private async Task ChangeAsync(NotificationMessage message, Func<MonitoringAlert, MonitoringAlert> change, CancellationToken cancellationToken)
    {
        await using var held = await ledgers.LockAsync("recording who was told of alerts", cancellationToken);
        foreach (var id in message.Notices.Where(notice => notice.Kind != NoticeKind.Test).Select(notice => notice.Alert.AlertId).Distinct(StringComparer.Ordinal))
        {
            if (await store.Alerts.FindAsync(id, cancellationToken) is not { } alert) continue;
            var changed = change(alert);
            if (!ReferenceEquals(changed, alert)) await store.Alerts.ReplaceAsync(changed, cancellationToken);
        }
    }
}
