namespace ProductionOps.Monitoring.Notifications;

/// <summary>What came of an attempt to send a message.</summary>
/// <param name="Outcome">Whether it was taken.</param>
/// <param name="Error">Why not; null when it was.</param>
/// <param name="RetryAfter">How long the other end asks to be left alone; null when it does not say.</param>
internal sealed record DeliveryResult(DeliveryOutcome Outcome, string? Error = null, TimeSpan? RetryAfter = null)
{
    /// <summary>It was taken.</summary>
    public static DeliveryResult Sent { get; } = new(DeliveryOutcome.Sent);

    /// <summary>It may be taken later.</summary>
    public static DeliveryResult Retry(string error, TimeSpan? after = null) => new(DeliveryOutcome.Retry, error, after);

    /// <summary>It will never be taken.</summary>
    public static DeliveryResult Refused(string error) => new(DeliveryOutcome.Refused, error);
}
