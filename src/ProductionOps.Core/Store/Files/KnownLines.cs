using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>What the index of a folder says, line by line.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
internal sealed class KnownLines<TEntry>(Func<TEntry, string> checksumOf)
    where TEntry : class
{
    private readonly Dictionary<string, IndexLine<TEntry>> _latest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IndexLine<TEntry>>> _older = new(StringComparer.Ordinal);

    /// <summary>The last line of each file.</summary>
    public IReadOnlyCollection<IndexLine<TEntry>> Latest => _latest.Values;

    /// <summary>Lines in the tail.</summary>
    public int TailLines { get; set; }

    /// <summary>Whole lines of the tail that are not as they were written.</summary>
    public int DamagedLines { get; set; }

    /// <summary>Lines of the tail whose writer was stopped before their end.</summary>
    public int TornLines { get; set; }

    /// <summary>Whether the snapshot is not as it was written.</summary>
    public bool IsSnapshotDamaged { get; set; }

    /// <summary>Adds a line that was written after all others.</summary>
    public void Add(IndexLine<TEntry> line)
    {
        if (!_latest.TryAdd(line.File, line))
        {
            if (!_older.TryGetValue(line.File, out var older)) _older[line.File] = older = [];
            older.Add(_latest[line.File]);
            _latest[line.File] = line;
        }
    }

    /// <summary>The last line of a file; null when there is none.</summary>
    public IndexLine<TEntry>? Find(string fileName) => _latest.GetValueOrDefault(fileName);

    /// <summary>
    /// The line that was made of a file as it is now, by length and time; null when there is none. It need not be the last: a writer
    /// that was stopped has announced a state that the file never got.
    /// </summary>
    public IndexLine<TEntry>? FindCurrent(FileEntry file)
    {
        if (!_latest.TryGetValue(file.Name, out var line)) return null;
        if (IsCurrent(line, file)) return line;
        return _older.TryGetValue(file.Name, out var older) ? older.FindLast(other => IsCurrent(other, file)) : null;
    }

    /// <summary>A line that was made of a file just now, with the mark that it needs where others have changed the file.</summary>
    public IndexLine<TEntry> Witness(IndexLine<TEntry> read)
    {
        if (!_latest.TryGetValue(read.File, out var line)) return read;
        var acknowledged = line.Acknowledged ?? checksumOf(line.Entry);
        var isAcknowledged = string.Equals(acknowledged, checksumOf(read.Entry), StringComparison.Ordinal);
        return read with { Acknowledged = isAcknowledged ? null : acknowledged };
    }

    private static bool IsCurrent(IndexLine<TEntry> line, FileEntry file) =>
        line.Length == file.Length && line.Modified == file.Modified.UtcTicks;
}
