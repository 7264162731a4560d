namespace ProductionOps.Model;

/// <summary>Evidence that a backup is whole.</summary>
public sealed record BackupIntegrity : ModelObject
{
    /// <summary>Whether it was read back.</summary>
    public bool Verified { get; init; }

    /// <summary>SHA-256 of the snapshot manifest.</summary>
    public required string Checksum { get; init; }
}
