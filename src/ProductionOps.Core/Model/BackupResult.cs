namespace ProductionOps.Model;

/// <summary>Outcome of a backup.</summary>
public sealed record BackupResult : ModelObject
{
    /// <summary>What it holds.</summary>
    public BackupType BackupType { get; init; }

    /// <summary>Bytes of the files it holds.</summary>
    public long BackupSize { get; init; }

    /// <summary>Where it is.</summary>
    public required string BackupLocation { get; init; }

    /// <summary>Evidence.</summary>
    public BackupIntegrity? Integrity { get; init; }

    /// <summary>How long it is kept.</summary>
    public BackupRetention? Retention { get; init; }
}
