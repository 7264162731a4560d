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
        var waiting = new Queue<(RecordFolder Folder, long First)>(folders
            .Select(folder => (Folder: folder, First: folders.Count == 1 ? long.MinValue : FirstOf(folder, query.NewestFirst)))
            .OrderBy(item => item.First));
        var ready = new PriorityQueue<(RecordFolder Folder, IndexLine<TEntry> Line), (long Sequence, string File)>(new Order(direction));
        while (waiting.Count > 0 || ready.Count > 0)
        {
            while (waiting.Count > 0 && (!ready.TryPeek(out _, out var next) || waiting.Peek().First <= next.Sequence * direction))
            {
                Load(waiting.Dequeue().Folder, query, ready, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (ready.TryDequeue(out var item, out _)) yield return item;
        }
    }

    private void Load(
        RecordFolder folder,
        RecordQuery query,
        PriorityQueue<(RecordFolder Folder, IndexLine<TEntry> Line), (long Sequence, string File)> ready,
        CancellationToken cancellationToken)
    {
        var content = index.Load(folder, query.OnDamaged, cancellationToken);
        onLoaded(folder, content);
        foreach (var line in content.Lines)
        {
            var facts = format.FactsOf(line.Entry);
            if (facts.IsSelectedBy(query)) ready.Enqueue((folder, line), (facts.Sequence, line.File));
        }
    }

    // The first sequence that a folder can yield, negated where the newest comes first, so that smaller is always earlier.
    private long FirstOf(RecordFolder folder, bool newestFirst) => index.BoundOf(folder, newestFirst) is { } sequence
        ? newestFirst ? -sequence : sequence
        : long.MinValue;

    private sealed class Order(int direction) : IComparer<(long Sequence, string File)>
    {
        public int Compare((long Sequence, string File) x, (long Sequence, string File) y)
        {
            var bySequence = x.Sequence.CompareTo(y.Sequence);
            return direction * (bySequence != 0 ? bySequence : string.CompareOrdinal(x.File, y.File));
        }
    }
}
