using ProductionOps.Store.Files.Archives;

namespace ProductionOps.Store.Files;

/// <summary>
/// Index lines of many folders in the order of their sequence, with no more folders open at a time than needed. Usually the
/// sequences of two days do not overlap; where a clock was set back they do.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class SequenceOrder<TRecord, TEntry>(
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    FolderIndex<TRecord, TEntry> index,
    RecordArchive<TRecord, TEntry>? archive,
    Action<RecordFolder, FolderContent<TEntry>> onLoaded)
    where TRecord : class
    where TEntry : class
{
    /// <summary>The lines that a query selects.</summary>
    public IEnumerable<(RecordFolder Folder, IndexLine<TEntry> Line)> Read(RecordQuery query, CancellationToken cancellationToken)
    {
        var limit = query.Limit ?? int.MaxValue;
        return limit <= 0 ? [] : Merge(query, cancellationToken).Take(limit);
    }

    private IEnumerable<(RecordFolder Folder, IndexLine<TEntry> Line)> Merge(RecordQuery query, CancellationToken cancellationToken)
    {
        var direction = query.NewestFirst ? -1 : 1;
        var folders = layout.Folders(query.From, query.To).ToList();
        if (archive is not null) folders.Add(archive.Folder);
        var waiting = new Queue<(RecordFolder Folder, long First)>(folders
            .Select(folder => (Folder: folder, First: FirstOf(folder, query.NewestFirst)))
            .OrderBy(item => item.First));
        var ready = new PriorityQueue<(RecordFolder Folder, IndexLine<TEntry> Line), (long Sequence, string File)>(new Order(direction));
        var loose = new HashSet<string>(StringComparer.Ordinal);
        using var ahead = new FolderAhead<TEntry>((folder, onDamaged) => index.Load(folder, onDamaged, cancellationToken));
        while (waiting.Count > 0 || ready.Count > 0)
        {
            while (waiting.Count > 0 && (!ready.TryPeek(out _, out var first) || waiting.Peek().First <= first.Sequence * direction))
            {
                var folder = waiting.Dequeue().Folder;
                var following = waiting.TryPeek(out var after) && after.Folder != archive?.Folder ? after.Folder : null;
                foreach (var next in LinesOf(folder, following, ahead, query, loose))
                {
                    var facts = format.FactsOf(next.Line.Entry);
                    if (facts.IsSelectedBy(query)) ready.Enqueue(next, (facts.Sequence, next.Line.File));
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (ready.TryDequeue(out var item, out _)) yield return item;
        }
    }

    private IEnumerable<(RecordFolder Folder, IndexLine<TEntry> Line)> LinesOf(
        RecordFolder folder, RecordFolder? following, FolderAhead<TEntry> ahead, RecordQuery query, HashSet<string> loose)
    {
        // A record that is being archived, or was changed after that, is in both places; its own file is the newer one.
        if (folder == archive?.Folder)
        {
            return archive.Lines(query.OnDamaged)
                .Where(line => !loose.Contains(format.FactsOf(line.Entry).Id))
                .Select(line => (folder, line));
        }

        var content = ahead.Take(folder, following, query.OnDamaged);
        onLoaded(folder, content);
        if (archive is not null) loose.UnionWith(content.Lines.Select(line => format.FactsOf(line.Entry).Id));
        return content.Lines.Select(line => (folder, line));
    }

    // The first sequence that a folder can yield, negated where the newest comes first, so that smaller is always earlier.
    private long FirstOf(RecordFolder folder, bool newestFirst)
    {
        // Where there is a snapshot, the tail does not tell what else there is.
        if (folder.SnapshotPath is not null || index.BoundOf(folder, newestFirst) is not { } sequence) return long.MinValue;
        return newestFirst ? -sequence : sequence;
    }

    private sealed class Order(int direction) : IComparer<(long Sequence, string File)>
    {
        public int Compare((long Sequence, string File) x, (long Sequence, string File) y)
        {
            var bySequence = x.Sequence.CompareTo(y.Sequence);
            return direction * (bySequence != 0 ? bySequence : string.CompareOrdinal(x.File, y.File));
        }
    }
}
