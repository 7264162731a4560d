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
    public IEnumerable<FoundLine<TEntry>> Read(RecordQuery query, CancellationToken cancellationToken) => query.Limit switch
    {
        null => Merge(query, cancellationToken),
        <= 0 => [],
        { } limit => Merge(query, cancellationToken).Take(limit),
    };

    private IEnumerable<FoundLine<TEntry>> Merge(RecordQuery query, CancellationToken cancellationToken)
    {
        var waiting = InOrder(query);
        var order = new Order(query.NewestFirst ? -1 : 1);
        var ready = new PriorityQueue<FoundLine<TEntry>, FoundLine<TEntry>>(order);
        var loose = new List<IndexLine<TEntry>>();
        using var ahead = new FolderAhead<TEntry>((folder, onDamaged) => index.Load(folder, onDamaged, cancellationToken));
        while (waiting.Count > 0 || ready.Count > 0)
        {
            while (waiting.Count > 0 && (!ready.TryPeek(out var first, out _) || waiting.Peek().First <= order.PlaceOf(first)))
            {
                var folder = waiting.Dequeue().Folder;
                var following = waiting.TryPeek(out var after) && after.Folder != archive?.Folder ? after.Folder : null;
                foreach (var line in LinesOf(folder, following, ahead, query, loose))
                {
                    if (query.IsSelective && !format.FactsOf(line.Entry).IsSelectedBy(query)) continue;
                    var found = new FoundLine<TEntry>(folder, line, format.SequenceOf(line.Entry));
                    ready.Enqueue(found, found);
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (ready.TryDequeue(out var item, out _)) yield return item;
        }
    }

    private Queue<WaitingFolder> InOrder(RecordQuery query)
    {
        var folders = layout.Folders(query.From, query.To).ToList();
        if (archive is not null) folders.Add(archive.Folder);
        var waiting = new List<WaitingFolder>(folders.Count);
        foreach (var folder in folders) waiting.Add(new WaitingFolder(folder, FirstOf(folder, query.NewestFirst), waiting.Count));
        waiting.Sort((x, y) => x.First.CompareTo(y.First) is not 0 and var byFirst ? byFirst : x.Number.CompareTo(y.Number));
        return new Queue<WaitingFolder>(waiting);
    }

    private IEnumerable<IndexLine<TEntry>> LinesOf(
        RecordFolder folder, RecordFolder? following, FolderAhead<TEntry> ahead, RecordQuery query, List<IndexLine<TEntry>> loose)
    {
        // A record that is being archived, or was changed after that, is in both places; its own file is the newer one.
        if (folder == archive?.Folder) return archive.Exists() ? ArchivedOnly(archive.Lines(query.OnDamaged), loose) : [];

        var content = ahead.Take(folder, following, query.OnDamaged);
        onLoaded(folder, content);
        if (archive is not null) loose.AddRange(content.Lines);
        return content.Lines;
    }

    private IEnumerable<IndexLine<TEntry>> ArchivedOnly(IEnumerable<IndexLine<TEntry>> archived, List<IndexLine<TEntry>> loose)
    {
        var ids = loose.Select(line => format.IdOf(line.Entry)).ToHashSet(StringComparer.Ordinal);
        return archived.Where(line => !ids.Contains(format.IdOf(line.Entry)));
    }

    // The first sequence that a folder can yield, negated where the newest comes first, so that smaller is always earlier.
    private long FirstOf(RecordFolder folder, bool newestFirst)
    {
        // Where there is a snapshot, the tail does not tell what else there is.
        if (folder.SnapshotPath is not null || index.BoundOf(folder, newestFirst) is not { } sequence) return long.MinValue;
        return newestFirst ? -sequence : sequence;
    }

    private sealed record WaitingFolder(RecordFolder Folder, long First, int Number);

    private sealed class Order(int direction) : IComparer<FoundLine<TEntry>>
    {
        public long PlaceOf(FoundLine<TEntry> line) => line.Sequence * direction;

        public int Compare(FoundLine<TEntry>? x, FoundLine<TEntry>? y)
        {
            var bySequence = x!.Sequence.CompareTo(y!.Sequence);
            return direction * (bySequence != 0 ? bySequence : string.CompareOrdinal(x.Line.File, y.Line.File));
        }
    }
}
