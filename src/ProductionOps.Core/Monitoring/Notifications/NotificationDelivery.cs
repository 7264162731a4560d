using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Notifications;

/// <summary>Finds the channel and the secrets of a message, and sends it.</summary>
internal sealed class NotificationDelivery(ConfigurationService configurations, SecretService secrets, INotificationSender web, INotificationSender mail)
{
    /// <summary>Tries once.</summary>
    /// <returns>What came of it, and the addresses that a record may name.</returns>
    public async Task<(DeliveryResult Result, IReadOnlyList<string> Addresses)> SendAsync(NotificationMessage message, CancellationToken cancellationToken)
    {
        ProductionConfiguration configuration;
        try
        {
            configuration = await configurations.GetActiveAsync(message.Environment, cancellationToken);
        }
        catch (OperationException exception)
        {
            return (DeliveryResult.Retry(exception.Message), []);
        }

        if (configuration.Notifications?.Channels.TryGetValue(message.Channel, out var channel) is not true)
            return (DeliveryResult.Refused($"The configuration has no channel '{message.Channel}' any more."), []);
        var access = new ChannelAccess(channel!, await secrets.FindKnownAsync(configuration, cancellationToken));
        if (access.Missing is { Count: > 0 } missing)
        {
            return (DeliveryResult.Retry($"No value was found for the secret {string.Join(", ", missing)}. Set an environment variable of that name, or store it in a registered SecretManagement vault."), []);
        }

        var sender = access.Channel.Type == NotificationChannelType.Mail ? mail : web;
        var result = await sender.SendAsync(message, access, cancellationToken);
        return (result with { Error = result.Error is { } error ? access.Redact(error) : null }, access.Addresses);
    }
}
