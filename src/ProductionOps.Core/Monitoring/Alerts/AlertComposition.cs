using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Monitoring.Notifications;
using ProductionOps.Monitoring.Notifications.Mail;
using ProductionOps.Monitoring.Notifications.Outbox;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Puts the parts of alerting together.</summary>
internal sealed class AlertComposition(IProductionStore store, ConfigurationService configurations, WorkspaceOptions options)
{
    public AlertParts Compose(OutgoingTls? tls = null)
    {
        tls ??= new OutgoingTls();
        var ledgers = new AlertLedgers(store, options.Reporter);
        var outbox = new NotificationOutbox(store, options.Time);
        var secrets = new SecretService([.. options.SecretResolvers, new EnvironmentSecretResolver()]);
        var delivery = new NotificationDelivery(configurations, secrets, new WebSender(tls, options.Time), new MailSender(tls, options.Time));
        var sender = new OutboxSender(store, outbox, delivery, new DeliveryRecorder(store, ledgers), options.Time, options.Reporter);
        return new AlertParts(new AlertEngine(store, ledgers, outbox, options.Time), ledgers, outbox, sender, delivery, options.Time);
    }
}
