namespace ProductionOps.Maintenance.Backups;

/// <summary>A restoration that is wanted.</summary>
public sealed record RestoreRequest
{
    /// <summary>The backup; null for the newest.</summary>
    public string? BackupId { get; init; }

    /// <summary>Full path of the directory to restore to; it need not exist.</summary>
    public required string Destination { get; init; }

    /// <summary>Paths in the backup, with wildcards, of what to restore with all below it; none for everything.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether files that are there may be replaced.</summary>
    public bool Overwrite { get; init; }
}
