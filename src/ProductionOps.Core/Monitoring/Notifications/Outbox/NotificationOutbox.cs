using System.Globalization;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Notifications.Outbox;

/// <summary>
/// Messages that are still to be sent, one document each, durable before the first attempt. Their names order them within their channel.
/// </summary>
internal sealed class NotificationOutbox(IProductionStore store, TimeProvider time)
{
    private const string Root = "notifications/outbox";

    /// <summary>Puts in what channels are to be told, one message a channel. What is there already stays as it is.</summary>
    public async Task EnqueueAsync(ProductionConfiguration configuration, IReadOnlyList<NoticeDelivery> deliveries, CancellationToken cancellationToken)
    {
        foreach (var channel in deliveries.SelectMany(delivery => delivery.Channels).Distinct(StringComparer.Ordinal))
        {
            var notices = deliveries.Where(delivery => delivery.Channels.Contains(channel, StringComparer.Ordinal)).Select(delivery => delivery.Notice);
            await EnqueueAsync(Message(configuration, channel, [.. WorstFirst(notices)]), cancellationToken);
        }
    }

    /// <summary>A message of some notices for a channel.</summary>
    public NotificationMessage Message(ProductionConfiguration configuration, string channel, IReadOnlyList<AlertNotice> notices) => new()
    {
        Id = notices[0].Id,
        Channel = channel,
        Environment = configuration.Environment,
        Site = configuration.Application.Name,
        SiteUrl = configuration.Application.Homepage,
        EnqueuedAt = time.GetUtcNow(),
        Notices = notices,
    };

    /// <summary>The names of what is waiting, by channel, each in its order.</summary>
    public async Task<ILookup<string, string>> ListAsync(CancellationToken cancellationToken) =>
        (await store.State.ListAsync(Root, cancellationToken)).ToLookup(name => name.Split('/')[^2], StringComparer.Ordinal);

    /// <summary>A message; null when it was sent meanwhile.</summary>
    /// <exception cref="OperationException"><c>StateDamaged</c>.</exception>
    public ValueTask<NotificationMessage?> FindAsync(string name, CancellationToken cancellationToken) =>
        store.State.FindAsync(name, MonitoringJson.Default.NotificationMessage, cancellationToken);

    /// <summary>Keeps a message after an attempt.</summary>
    public ValueTask ReplaceAsync(string name, NotificationMessage message, CancellationToken cancellationToken) =>
        store.State.SetAsync(name, message, MonitoringJson.Default.NotificationMessage, cancellationToken);

    /// <summary>Removes a message that needs no further attempt.</summary>
    public ValueTask RemoveAsync(string name, CancellationToken cancellationToken) => store.State.RemoveAsync(name, cancellationToken);

    private static IEnumerable<AlertNotice> WorstFirst(IEnumerable<AlertNotice> notices) =>
        notices.OrderBy(notice => notice.Kind == NoticeKind.Resolved).ThenByDescending(notice => notice.Alert.Severity);

    private async Task EnqueueAsync(NotificationMessage message, CancellationToken cancellationToken)
    {
        var waiting = await store.State.ListAsync($"{Root}/{message.Channel}", cancellationToken);
        if (waiting.Any(name => name.EndsWith($"-{message.Id}", StringComparison.Ordinal))) return;
        var order = waiting.Count == 0 ? 1 : OrderOf(waiting[^1]) + 1;
        var name = string.Create(CultureInfo.InvariantCulture, $"{Root}/{message.Channel}/{order:D8}-{message.Id}");
        await ReplaceAsync(name, message, cancellationToken);
    }

    private static long OrderOf(string name) => long.Parse(name.AsSpan(name.LastIndexOf('/') + 1, 8), NumberStyles.None, CultureInfo.InvariantCulture);
}
