namespace ProductionOps.Monitoring.Notifications.Outbox;

/// <summary>How long a message waits for its next attempt.</summary>
internal static class RetryDelay
{
    private static readonly double[] Seconds = [1, 10, 30, 60, 120, 300, 600];

    /// <summary>Longest wait that another end may ask for.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(6);

    /// <summary>The wait after some number of failed attempts.</summary>
    /// <param name="attempts">Attempts so far, 1 at least.</param>
    /// <param name="asked">What the other end asks for; null when it does not.</param>
    public static TimeSpan After(int attempts, TimeSpan? asked)
    {
        var own = TimeSpan.FromSeconds(Seconds[Math.Min(attempts, Seconds.Length) - 1]);
        if (asked is not { } wait) return own;
        return wait > Longest ? Longest : wait > own ? wait : own;
    }
}
