namespace ProductionOps.Monitoring.Notifications;

/// <summary>Sends a message over one kind of channel.</summary>
internal interface INotificationSender
{
    /// <summary>Tries once. What goes wrong is in the result.</summary>
    Task<DeliveryResult> SendAsync(NotificationMessage message, ChannelAccess access, CancellationToken cancellationToken);
}
