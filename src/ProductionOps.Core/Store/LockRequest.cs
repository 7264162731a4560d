namespace ProductionOps.Store;

/// <summary>Why a lock is wanted and how long to wait for it.</summary>
/// <param name="Reason">Shown to whoever waits.</param>
/// <param name="Wait">Longest time to wait; zero to fail at once.</param>
public sealed record LockRequest(string Reason, TimeSpan Wait);
