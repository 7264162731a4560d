using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>The snapshot from which the content of unchanged files is taken.</summary>
internal sealed class ParentSnapshot
{
    // A file that changed shortly before, or while, the parent was made could have changed again within the same tick of the file system's
    // clock, after it was read; FAT counts in steps of two seconds.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, SnapshotEntry> _entries;
    private readonly DateTimeOffset _settled;

    public ParentSnapshot(string id, DateTimeOffset timestamp, IEnumerable<SnapshotEntry> entries)
    {
        Id = id;
        _settled = timestamp - Tick;
        _entries = entries.Where(entry => entry.Kind == SnapshotEntryKind.File).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
    }

    public string Id { get; }

    /// <summary>The entry of a file that has not changed since; null when it has, or when that is not certain.</summary>
    public SnapshotEntry? FindUnchanged(FoundEntry found, Func<BlobId, bool> isThere)
    {
        if (!_entries.TryGetValue(found.Path, out var entry)) return null;
        var details = found.Details;
        if (entry.Size != details.Length || entry.Modified != details.Modified) return null;
        if (entry.Changed != details.Changed || entry.Inode != details.Inode) return null;
        if (details.Modified >= _settled || details.Changed >= _settled) return null;
        // A pack may have been lost since.
        return entry.BlobIds().All(isThere) ? entry : null;
    }
}
