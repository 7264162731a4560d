using ProductionOps.Model;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>What a snapshot is; its file ends with a checksum over all of it.</summary>
internal sealed record SnapshotDocument
{
    public const int CurrentVersion = 1;

    public required int SchemaVersion { get; init; }

    public required string BackupId { get; init; }

    /// <summary>Position among all snapshots of the repository: a clock may be set back.</summary>
    public required long Sequence { get; init; }

    public required BackupType BackupType { get; init; }

    /// <summary>When it began; what changed later may be missing.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The snapshot from which unchanged files were taken.</summary>
    public string? ParentId { get; init; }

    public required long Files { get; init; }

    /// <summary>Bytes of all files.</summary>
    public required long BackupSize { get; init; }

    /// <summary>Bytes that it added to the repository.</summary>
    public required long AddedSize { get; init; }

    /// <summary>Whether everything could be read.</summary>
    public required bool IsComplete { get; init; }

    public required BackupRetention Retention { get; init; }

    public SnapshotBody? Body { get; init; }

    /// <summary>The body, sealed with the key of the repository, in Base64.</summary>
    public string? SealedBody { get; init; }
}
