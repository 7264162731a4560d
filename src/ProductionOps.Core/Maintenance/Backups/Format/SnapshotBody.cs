namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>The part of a snapshot document that tells names; encrypted where the repository is.</summary>
internal sealed record SnapshotBody
{
    /// <summary>Blobs that make the list of entries.</summary>
    public required IReadOnlyList<string> List { get; init; }

    /// <summary>SHA-256 of the list.</summary>
    public required string ListChecksum { get; init; }

    /// <summary>One hash over the content of all files; <see cref="SnapshotList.ContentChecksum"/> defines it.</summary>
    public required string ContentChecksum { get; init; }

    public required IReadOnlyList<SnapshotSource> Sources { get; init; }

    public IReadOnlyList<BackupIssue> Issues { get => field ?? []; init; }
}
