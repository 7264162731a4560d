namespace ProductionOps.Maintenance.Backups;

/// <summary>A test of backups that is wanted.</summary>
public sealed record BackupTestRequest
{
    /// <summary>The backups; none for all.</summary>
    public IReadOnlyList<string> BackupIds { get; init; } = [];

    /// <summary>Whether each is also restored to a fresh directory and compared.</summary>
    public bool Restore { get; init; }

    /// <summary>Directory in which that fresh one is made; null for the directory of this machine for temporary files.</summary>
    public string? RestoreIn { get; init; }
}
