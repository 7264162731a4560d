using ProductionOps.Model;

namespace ProductionOps.Maintenance.Backups;

/// <summary>What the test of a backup found.</summary>
public sealed record BackupCheck
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-backup in UTC.</summary>
    public required string BackupId { get; init; }

    /// <summary>Whether everything is as it was backed up.</summary>
    public required bool Verified { get; init; }

    /// <summary>Number of files that it holds; null when that cannot be read any more.</summary>
    public long? Files { get; init; }

    /// <summary>Number of files that are damaged or missing.</summary>
    public required int DamagedFiles { get; init; }

    /// <summary>One hash over the content of all files as it was backed up; empty when that cannot be read any more.</summary>
    public required string OriginalChecksum { get; init; }

    /// <summary>The same of what was read back.</summary>
    public required string BackupChecksum { get; init; }

    /// <summary>When it was tested.</summary>
    public required DateTimeOffset VerificationTime { get; init; }

    /// <summary>Whether it was restored to an empty folder and compared.</summary>
    public bool RestorationTested { get; init; }

    /// <summary>Seconds that the restoration took.</summary>
    public double? RestorationTime { get; init; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<BackupFinding> Findings { get => field ?? new TextList<BackupFinding>(null); init => field = new TextList<BackupFinding>(value); }

    /// <summary>The same as the data model has it.</summary>
    public BackupVerification ToVerification() => new()
    {
        BackupId = BackupId,
        OriginalChecksum = OriginalChecksum,
        BackupChecksum = BackupChecksum,
        Verified = Verified,
        VerificationTime = VerificationTime,
        RestorationTested = RestorationTested,
        RestorationTime = RestorationTime,
    };
}
