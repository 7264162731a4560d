using ProductionOps.Files;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>
/// The rollups of closed days. What is missing or out of date is made anew when it is asked for, and written if nobody is writing
/// at that moment.
/// </summary>
internal sealed class DayRollups(StoreDirectory store, StoreLock storeLock, DailyLayout layout, RollupFile file, DayReader reader)
{
    private readonly RollupIndexFile _index = new(store);

    /// <summary>The first day that may still get records: today, in UTC.</summary>
    public DateOnly OpenDay => DateOnly.FromDateTime(store.Time.GetUtcNow().UtcDateTime);

    /// <summary>What the measurements of each of some closed days say.</summary>
    public IReadOnlyDictionary<DateOnly, IReadOnlyList<MonitoringGroup>> Load(
        IEnumerable<RecordFolder> closed, Action<OperationException>? onDamaged, CancellationToken cancellationToken)
    {
        var cached = _index.Read();
        var groups = new Dictionary<DateOnly, IReadOnlyList<MonitoringGroup>>();
        var fresh = new List<CachedDay>();
        foreach (var folder in closed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var date = DailyLayout.DateOf(folder);
            if (cached.TryGetValue(date, out var day) && day.Stamp == file.StampOf(folder))
            {
                groups[date] = day.Groups;
                continue;
            }

            groups[date] = Refresh(folder, onDamaged, fresh, cancellationToken);
        }

        if (fresh.Count > 0) TryLocked(() => WriteIndex(fresh));
        return groups;
    }

    /// <summary>How many records each of some closed days has, as far as the cache knows that.</summary>
    public IReadOnlyDictionary<string, long> KnownCounts(IEnumerable<RecordFolder> closed)
    {
        var cached = _index.Read();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var folder in closed)
        {
            if (!cached.TryGetValue(DailyLayout.DateOf(folder), out var day) || day.Retained is not { } count || day.Stamp != file.StampOf(folder)) continue;
            counts[folder.Directory] = count;
        }

        return counts;
    }

    /// <summary>Makes sure that each of some closed days has its rollup; returns how many were written.</summary>
    /// <remarks>Only whoever has the store lock may do so.</remarks>
    public int Compact(IEnumerable<RecordFolder> closed, CancellationToken cancellationToken)
    {
        var cached = _index.Read();
        var fresh = new List<CachedDay>();
        var written = 0;
        foreach (var folder in closed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (cached.TryGetValue(DailyLayout.DateOf(folder), out var day) && day.Stamp == file.StampOf(folder)) continue;
            var content = reader.Read(folder, onDamaged: null, cancellationToken);
            var rollup = reader.RollupOf(content);
            if (WriteWhereNew(content, rollup)) written++;
            if (!content.IsDamaged) fresh.Add(Cached(content, rollup));
        }

        if (fresh.Count > 0 || cached.Count != layout.Folders(from: null, to: null).Count(IsClosed)) WriteIndex(fresh);
        return written;
    }

    /// <summary>Whether a day can have no more records than it has.</summary>
    public bool IsClosed(RecordFolder folder) => DailyLayout.DateOf(folder) < OpenDay;

    private IReadOnlyList<MonitoringGroup> Refresh(
        RecordFolder folder, Action<OperationException>? onDamaged, List<CachedDay> fresh, CancellationToken cancellationToken)
    {
        IReadOnlyList<MonitoringGroup>? groups = null;
        TryLocked(() =>
        {
            var content = reader.Read(folder, onDamaged, cancellationToken);
            var rollup = reader.RollupOf(content);
            groups = DayReader.GroupsOf(rollup);
            WriteWhereNew(content, rollup);
            if (!content.IsDamaged) fresh.Add(Cached(content, rollup));
        });
        return groups ?? DayReader.GroupsOf(reader.RollupOf(reader.Read(folder, onDamaged, cancellationToken)));
    }

    private CachedDay Cached(DayContent content, DayRollup rollup) =>
        new(content.Date, file.StampOf(content.Folder), DayReader.GroupsOf(rollup), content.Lines.Count);

    private bool WriteWhereNew(DayContent content, DayRollup rollup)
    {
        // A rollup without the damaged records would hide, once they are mended, that they are missing from it.
        if (content.IsDamaged || rollup is { Retained: null, Pruned: null }) return false;
        var path = RollupFile.PathIn(content.Folder);
        var bytes = RollupFile.Serialize(rollup);
        if (store.Files.FileExists(path) && store.Files.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return false;
        file.Write(content.Folder, rollup);
        return true;
    }

    private void WriteIndex(IEnumerable<CachedDay> fresh)
    {
        var days = new Dictionary<DateOnly, CachedDay>(_index.Read());
        foreach (var day in fresh) days[day.Date] = day;
        var there = layout.Folders(from: null, to: null).Select(DailyLayout.DateOf).ToHashSet();
        _index.Write(days.Values.Where(day => there.Contains(day.Date)));
    }

    private void TryLocked(Action action)
    {
        try
        {
            using var holder = storeLock.TryAcquire("summarizing monitoring");
            if (holder is not null) action();
        }
        catch (Exception exception) when (
            FileErrors.IsFileError(exception) || exception is OperationException { Kind: not ErrorKind.Damaged })
        {
            // Whoever may only read, or has no room, computes the summary each time; the answer is the same.
        }
    }
}
