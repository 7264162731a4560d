namespace ProductionOps.Maintenance.Backups;

/// <summary>What a restoration did, or would do.</summary>
public sealed record RestoreOutcome
{
    /// <summary>The backup.</summary>
    public required string BackupId { get; init; }

    /// <summary>Directory that it was restored to.</summary>
    public required string Destination { get; init; }

    /// <summary>Number of files.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes of the files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Number of files that were there and are replaced.</summary>
    public required int Replaced { get; init; }

    /// <summary>Seconds that it took; null when nothing was done.</summary>
    public double? Duration { get; init; }
}
