namespace ProductionOps.Model;

/// <summary>Outcome of the verification of a backup.</summary>
public sealed record BackupVerification : ModelObject
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-backup in UTC.</summary>
    public required string BackupId { get; init; }

    /// <summary>SHA-256 of what was backed up.</summary>
    public required string OriginalChecksum { get; init; }

    /// <summary>SHA-256 of what was read back.</summary>
    public required string BackupChecksum { get; init; }

    /// <summary>Whether they are equal.</summary>
    public bool Verified { get; init; }

    /// <summary>When it was verified.</summary>
    public DateTimeOffset VerificationTime { get; init; }

    /// <summary>Whether it was restored to an empty folder and compared.</summary>
    public bool RestorationTested { get; init; }

    /// <summary>Seconds that the restoration took.</summary>
    public double? RestorationTime { get; init; }
}
