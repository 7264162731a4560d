namespace ProductionOps.Store;

/// <summary>Who holds a lock.</summary>
/// <param name="User">User name.</param>
/// <param name="Host">Machine name.</param>
/// <param name="ProcessId">Process on that machine.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when.</param>
public sealed record LockOwner(string User, string Host, int ProcessId, string Reason, DateTimeOffset Since);
