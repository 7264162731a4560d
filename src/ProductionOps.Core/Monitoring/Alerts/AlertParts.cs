using ProductionOps.Monitoring.Notifications;
using ProductionOps.Monitoring.Notifications.Outbox;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>What alerting is made of.</summary>
/// <param name="Engine">Raises and resolves.</param>
/// <param name="Ledgers">Remembers what is open.</param>
/// <param name="Outbox">Keeps what is to be sent.</param>
/// <param name="Sender">Sends it.</param>
/// <param name="Delivery">Makes one attempt.</param>
/// <param name="Time">The clock.</param>
internal sealed record AlertParts(
    AlertEngine Engine, AlertLedgers Ledgers, NotificationOutbox Outbox, OutboxSender Sender, NotificationDelivery Delivery, TimeProvider Time);
