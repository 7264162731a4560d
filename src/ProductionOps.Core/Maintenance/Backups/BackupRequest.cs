using ProductionOps.Model;

namespace ProductionOps.Maintenance.Backups;

/// <summary>A backup that is wanted.</summary>
public sealed record BackupRequest
{
    /// <summary>What it holds, and whether everything is read.</summary>
    public BackupType BackupType { get; init; } = BackupType.Incremental;

    /// <summary>Environment whose configuration says what is backed up.</summary>
    public DeploymentEnvironment Environment { get; init; } = DeploymentEnvironment.Production;

    /// <summary>Kept at least until; null for the retention of the configuration.</summary>
    public DateTimeOffset? KeepUntil { get; init; }

    /// <summary>Whether it may be deleted after that.</summary>
    public bool AutoDelete { get; init; } = true;

    /// <summary>Whether everything that the backup holds is read back and checked before it counts as done.</summary>
    public bool Verify { get; init; }

    /// <summary>Longest time to wait for another backup to end.</summary>
    public TimeSpan LockWait { get; init; }
}
