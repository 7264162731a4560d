using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Store.Files.Rollups;
using ProductionOps.Store.Retention;

namespace ProductionOps.Store.Files.Retention;

/// <summary>
/// Removes the records of old days once what they say is durable in the rollup of the day, and rollups once those are old too.
/// </summary>
internal sealed class DayRetention(
    StoreDirectory store,
    DailyLayout layout,
    FolderIndex<Model.ProductionMonitoring, MonitoringEntry> index,
    DayReader reader,
    GroupBuilder builder,
    RollupFile file,
    DayRollups rollups)
{
    private readonly TombstoneFile _tombstones = new(store, store.PathOf("monitoring"));

    /// <summary>What is to be done with each day, oldest first.</summary>
    public IEnumerable<RetentionDecision> Plan(RetentionLimits limits, CancellationToken cancellationToken)
    {
        var folders = layout.Folders(from: null, to: null).ToList();
        var newest = NewestOf(folders);
        foreach (var folder in folders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var files = store.Files.Enumerate(folder.Directory).Where(entry => entry.Kind == FileEntryKind.File).ToList();
            var records = files.Where(entry => layout.IdOf(folder, entry.Name) is not null).ToList();
            if (records.Count > 0)
            {
                var (action, reason) = Details(folder, limits, newest);
                yield return Decide(RetentionItemKind.Monitoring, folder, action, reason) with
                {
                    Records = records.Count,
                    Bytes = records.Sum(entry => entry.Length),
                };
            }

            var rollup = files.Where(entry => entry.Name == RollupFile.FileName).ToList();
            if (rollup.Count == 0) continue;
            var (rollupAction, rollupReason) = Rollup(folder, limits, newest);
            yield return Decide(RetentionItemKind.Rollup, folder, rollupAction, rollupReason) with { Bytes = rollup[0].Length };
        }
    }

    /// <summary>The folder of the day that a decision is about.</summary>
    public RecordFolder FolderOf(RetentionDecision decision) =>
        layout.FolderAt(string.Create(CultureInfo.InvariantCulture, $"monitoring/{decision.Timestamp.UtcDateTime:yyyy'/'MM'/'dd}"));

    /// <summary>Writes the rollups that are missing. Only whoever has the store lock may do so.</summary>
    public void Compact(CancellationToken cancellationToken) =>
        rollups.Compact(layout.Folders(from: null, to: null).Where(rollups.IsClosed), cancellationToken);

    /// <summary>
    /// Removes days: the records, whose summary stays, or all of it, where a tombstone stays. What stays is durable, for all of them,
    /// before anything goes. Only whoever has the store lock may do so.
    /// </summary>
    /// <returns>Why days must stay, by their folder; nothing for those that are gone.</returns>
    public IReadOnlyDictionary<string, string> Remove(
        IReadOnlyList<(RecordFolder Folder, bool IsGone)> days, CancellationToken cancellationToken)
    {
        var obstacles = new Dictionary<string, string>(StringComparer.Ordinal);
        var removable = new List<(RecordFolder Folder, bool IsGone)>();
        var summaries = new List<(RecordFolder Folder, DayRollup Rollup)>();
        var tombstones = new List<Tombstone>();
        foreach (var (day, isGone) in Read(days, cancellationToken))
        {
            var (content, pruned) = day;
            if (content.IsDamaged)
            {
                obstacles[content.Folder.Directory] = "a record of that day cannot be read; run Repair-ProductionStore first";
                continue;
            }

            removable.Add((content.Folder, isGone));
            if (isGone && (pruned?.Pruned ?? content.Pruned) is { } gone) tombstones.Add(TombstoneOf(gone));
            else if (!isGone && pruned is not null) summaries.Add((content.Folder, pruned));
        }

        file.WriteAll(summaries);
        if (tombstones.Count > 0) _tombstones.Add(tombstones);
        ParallelWork.ForWaiting(removable.Count, i => Delete(removable[i].Folder, removable[i].IsGone, cancellationToken));
        foreach (var (folder, _) in removable.Where(day => day.IsGone)) RemoveEmpty(folder.Directory);
        return obstacles;
    }

    private IEnumerable<((DayContent Content, DayRollup? Pruned) Day, bool IsGone)> Read(
        IReadOnlyList<(RecordFolder Folder, bool IsGone)> days, CancellationToken cancellationToken)
    {
        // Its records may have been removed, and it with them, a moment ago.
        var there = days.Where(day => store.Files.DirectoryExists(day.Folder.Directory)).ToList();
        var read = new (DayContent Content, DayRollup? Pruned)[there.Count];
        ParallelWork.For(there.Count, i =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = reader.Read(there[i].Folder, onDamaged: null, cancellationToken);
            read[i] = (content, content.Lines.Count > 0 && !content.IsDamaged ? Prune(content) : null);
        });
        return read.Zip(there, (content, day) => (content, day.IsGone));
    }

    private static (RetentionAction Action, string Reason) Keep(string reason) => (RetentionAction.Keep, reason);

    private (RetentionAction Action, string Reason) Details(RecordFolder folder, RetentionLimits limits, string? newest)
    {
        var date = DailyLayout.DateOf(folder);
        if (date > rollups.OpenDay) return Keep("it is dated in the future");
        if (!limits.MonitoringDetails.IsPast(date)) return Keep($"records are kept for {limits.MonitoringDetails.Period}");
        return folder.Directory == newest
            ? Keep("it is the newest day, which tells where to go on counting")
            : (RetentionAction.Delete, $"the records are older than {limits.MonitoringDetails.Period}; what they say stays in the summary of the day");
    }

    private (RetentionAction Action, string Reason) Rollup(RecordFolder folder, RetentionLimits limits, string? newest)
    {
        var date = DailyLayout.DateOf(folder);
        if (date > rollups.OpenDay) return Keep("it is dated in the future");
        return limits.MonitoringRollups.IsPast(date) && folder.Directory != newest
            ? (RetentionAction.Delete, $"it is older than {limits.MonitoringRollups.Period}")
            : Keep($"summaries are kept for {limits.MonitoringRollups.Period}");
    }

    private static RetentionDecision Decide(RetentionItemKind kind, RecordFolder folder, RetentionAction action, string reason)
    {
        var date = DailyLayout.DateOf(folder);
        return new RetentionDecision
        {
            Kind = kind,
            Id = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Action = action,
            Reason = reason,
            Timestamp = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero),
        };
    }

    // The folder that was written to last tells a writer which sequences are taken where nothing else does.
    private string? NewestOf(IEnumerable<RecordFolder> folders) => folders
        .Select(folder => (folder.Directory, Last: index.BoundOf(folder, last: true)))
        .Where(folder => folder.Last is not null)
        .OrderBy(folder => folder.Last)
        .Select(folder => folder.Directory)
        .LastOrDefault();

    private DayRollup Prune(DayContent content)
    {
        var ordered = content.Lines.Select(line => line.Entry).OrderBy(entry => entry.Sequence).ThenBy(entry => entry.MonitoringId, StringComparer.Ordinal).ToList();
        var unsequenced = ordered.Where(entry => entry.Sequence == 0).Select(entry => entry.MonitoringId).ToList();
        var groups = builder.GroupsOf(ordered);
        var before = content.Pruned;
        return new DayRollup
        {
            SchemaVersion = 1,
            Date = content.Date,
            Pruned = new PrunedRecords
            {
                Records = ordered.Count + (before?.Records ?? 0),
                RemovedAt = store.Time.GetUtcNow(),
                FirstId = before?.FirstId ?? ordered[0].MonitoringId,
                FirstSequence = before?.FirstSequence ?? ordered[0].Sequence,
                FirstChecksum = before?.FirstChecksum ?? ordered[0].Checksum,
                LastId = ordered[^1].Sequence >= (before?.LastSequence ?? 0) ? ordered[^1].MonitoringId : before!.LastId,
                LastSequence = Math.Max(ordered[^1].Sequence, before?.LastSequence ?? 0),
                LastChecksum = ordered[^1].Sequence >= (before?.LastSequence ?? 0) ? ordered[^1].Checksum : before!.LastChecksum,
                Unsequenced = unsequenced.Count == 0 ? before?.Unsequenced : [.. before?.Unsequenced ?? [], .. unsequenced],
                Groups = DayReader.Join(before?.Groups ?? [], groups),
            },
        };
    }

    // Not flushed: what comes back after a loss of power is removed by the next run.
    private void Delete(RecordFolder folder, bool isGone, CancellationToken cancellationToken)
    {
        using (var directory = store.Files.OpenDirectory(folder.Directory))
        using (var names = store.Files.OpenFolder(folder.Directory))
        {
            foreach (var (name, _) in names.Names())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (layout.IdOf(folder, name) is not null) directory.Delete(name);
            }
        }

        store.Files.DeleteFile(folder.TailPath);
        if (isGone) store.Files.DeleteFile(RollupFile.PathIn(folder));
    }

    private void RemoveEmpty(string directory)
    {
        var root = store.PathOf("monitoring");
        while (directory != root && !store.Files.Enumerate(directory).Any())
        {
            store.Files.DeleteDirectory(directory);
            directory = Path.GetDirectoryName(directory)!;
        }
    }

    private static Tombstone TombstoneOf(PrunedRecords pruned) => new()
    {
        FirstId = pruned.FirstId,
        LastId = pruned.LastId,
        FirstSequence = pruned.FirstSequence,
        LastSequence = pruned.LastSequence,
        Count = pruned.Records,
        FirstChecksum = pruned.FirstChecksum,
        LastChecksum = pruned.LastChecksum,
        RemovedAt = pruned.RemovedAt,
    };
}
