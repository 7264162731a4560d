using ProductionOps.Model;

namespace ProductionOps.Maintenance.Backups;

/// <summary>A backup that is there.</summary>
public sealed record BackupEntry
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-backup in UTC.</summary>
    public required string BackupId { get; init; }

    /// <summary>What it holds, and whether everything was read.</summary>
    public required BackupType BackupType { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Seconds that it took.</summary>
    public required double Duration { get; init; }

    /// <summary>Number of files.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes of the files.</summary>
    public required long BackupSize { get; init; }

    /// <summary>Bytes that it added to what was there.</summary>
    public required long AddedSize { get; init; }

    /// <summary>Whether everything could be read.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Number of files that could not be taken as they are.</summary>
    public required int IssueCount { get; init; }

    /// <summary>Whether the last test found it whole; null when it was never tested.</summary>
    public bool? Verified { get; init; }

    /// <summary>When it was last tested.</summary>
    public DateTimeOffset? VerificationTime { get; init; }

    /// <summary>Whether the last test restored it.</summary>
    public bool RestorationTested { get; init; }

    /// <summary>Kept at least until.</summary>
    public required DateTimeOffset KeepUntil { get; init; }

    /// <summary>Whether it may be deleted after that.</summary>
    public required bool AutoDelete { get; init; }

    /// <summary>The backup from which unchanged files were taken.</summary>
    public string? ParentId { get; init; }

    /// <summary>Directory of the backups.</summary>
    public required string Location { get; init; }

    /// <summary>SHA-256 of the snapshot document.</summary>
    public required string Checksum { get; init; }
}
