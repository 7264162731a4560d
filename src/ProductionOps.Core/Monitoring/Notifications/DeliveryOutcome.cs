namespace ProductionOps.Monitoring.Notifications;

/// <summary>What came of an attempt to send a message.</summary>
internal enum DeliveryOutcome
{
    /// <summary>It was taken.</summary>
    Sent,

    /// <summary>It was not taken, and may be later.</summary>
    Retry,

    /// <summary>It was refused for good.</summary>
    Refused,
}
