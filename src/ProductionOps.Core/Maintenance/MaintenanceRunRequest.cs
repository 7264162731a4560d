namespace ProductionOps.Maintenance;

/// <summary>How to run maintenance.</summary>
public sealed record MaintenanceRunRequest
{
    /// <summary>Directory of the project; null for the one that was deployed from this machine last, else the one that holds the store.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>Longest time to wait for another run to end.</summary>
    public TimeSpan LockWait { get; init; }
}
