namespace ProductionOps.Monitoring.Notifications.Outbox;

/// <summary>What sending the outbox did.</summary>
/// <param name="Sent">Messages that were taken.</param>
/// <param name="Waiting">Messages that are still to be sent.</param>
/// <param name="Dropped">Messages that were refused or too old.</param>
public sealed record OutboxResult(int Sent, int Waiting, int Dropped)
{
    /// <summary>Nothing was to be done.</summary>
    public static OutboxResult Nothing { get; } = new(0, 0, 0);

    internal OutboxResult Plus(OutboxResult other) => new(Sent + other.Sent, Waiting + other.Waiting, Dropped + other.Dropped);
}
