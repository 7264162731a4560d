namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>A file, a directory or a symbolic link of a snapshot: one line of its list.</summary>
internal sealed record SnapshotEntry
{
    private const int PermissionBits = 0x1FF;

    /// <summary>Name of the source, a slash, and the path in it, with slashes; the name alone for the source itself.</summary>
    public required string Path { get; init; }

    public SnapshotEntryKind Kind { get; init; }

    /// <summary>Bytes of a file.</summary>
    public long Size { get; init; }

    public DateTimeOffset Modified { get; init; }

    /// <summary>Time of the last change of content or properties, for telling an unchanged file.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>Number of the file on its device, for telling an unchanged file.</summary>
    public ulong Inode { get; init; }

    /// <summary>Permission bits.</summary>
    public int? Mode { get; init; }

    /// <summary>SHA-256 of the content of a file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Blobs that make the content, where they are more than one; otherwise the one blob has the hash of the file.</summary>
    public IReadOnlyList<string>? Blobs { get; init; }

    /// <summary>What a symbolic link says.</summary>
    public string? Target { get; init; }

    /// <summary>Path of the entry with which this file shares its content on the disk.</summary>
    public string? SameAs { get; init; }

    /// <summary>
    /// The permissions to restore; null where there were none. Set-user-id and its like are left out: a restored program must not gain rights
    /// that nobody gave it there.
    /// </summary>
    public UnixFileMode? Permissions() => (UnixFileMode?)(Mode & PermissionBits);

    /// <summary>The blobs of a file, none for an empty one.</summary>
    public IEnumerable<BlobId> BlobIds()
    {
        if (Kind != SnapshotEntryKind.File || Size == 0) yield break;
        foreach (var text in Blobs ?? [Sha256!]) yield return BlobId.TryParse(text, out var id) ? id : throw new DamagedBackupException($"'{text}' is no hash");
    }
}
