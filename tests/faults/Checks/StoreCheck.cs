using ProductionOps.Faults.Ledgers;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Files;

namespace ProductionOps.Faults.Checks;

/// <summary>
/// Opens a store as the next process would, and tells everything that must not be: a record that was acknowledged and is lost or
/// another one now, one that nobody wrote, a store that cannot be read or written.
/// </summary>
/// <param name="files">The disk.</param>
/// <param name="root">The directory of the store.</param>
/// <param name="expectation">What must and what may be there.</param>
internal sealed class StoreCheck(IFileSystem files, string root, Expectation expectation)
{
    private readonly List<string> _violations = [];
    private readonly ScenarioClock _clock = new();

    /// <summary>Everything that is wrong; nothing when the store is whole and goes on working.</summary>
    public Task<IReadOnlyList<string>> RunAsync() => CollectAsync(async () =>
    {
        var store = await OpenAsync();
        await CheckWritingAsync(store, await CheckContentAsync(store));
    });

    /// <summary>The same for an operation whose next run must bring about what it was to bring about.</summary>
    /// <param name="again">That run.</param>
    /// <param name="mendsFirst">Whether only that makes the store whole.</param>
    /// <param name="reference">The data files that there must be then.</param>
    public Task<IReadOnlyList<string>> RunAsync(Func<IProductionStore, Task> again, bool mendsFirst, IReadOnlyDictionary<string, string> reference) =>
        CollectAsync(async () =>
        {
            var store = await OpenAsync();
            if (mendsFirst) await again(store);
            await CheckContentAsync(store);
            await CheckConvergenceAsync(again, reference);
        });

    private async Task<IReadOnlyList<string>> CollectAsync(Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception exception)
        {
            _violations.Add(exception is OperationException ? $"{exception.Message}" : exception.ToString());
        }

        return _violations;
    }

    private async Task<Dictionary<string, IReadOnlyList<SeenRecord>>> CheckContentAsync(JsonFileStore store)
    {
        var seen = await ReadAllAsync(store);
        await CheckDocumentsAsync(store);
        await CheckSummaryAsync(store, seen);
        await CheckBackupsAsync(store);
        _violations.AddRange(await IntegrityCheck.ProblemsAsync(store, IsInFlight));
        return seen;
    }

    private bool IsInFlight(string id) => expectation.Items.Any(item => item.Key.Id == id && item.Item.Possible.Count > 1);

    private async Task<JsonFileStore> OpenAsync()
    {
        try
        {
            return await JsonFileStore.OpenAsync(root, files, _clock, CancellationToken.None);
        }
        catch (OperationException exception) when (exception.Id == "StoreNotFound" && !expectation.Items.Any())
        {
            // It had not been made yet, so that must be possible now.
            return await JsonFileStore.InitializeAsync(root, "Faults", files, _clock, CancellationToken.None);
        }
    }

    private async Task<Dictionary<string, IReadOnlyList<SeenRecord>>> ReadAllAsync(JsonFileStore store)
    {
        var all = new Dictionary<string, IReadOnlyList<SeenRecord>>(StringComparer.Ordinal);
        foreach (var channel in RecordChannels.All)
        {
            var seen = await channel.ReadAsync(store, damage => _violations.Add($"damaged: {damage.Message}"));
            var listed = await channel.ListAsync(store);
            if (!seen.Select(record => record.Id).SequenceEqual(listed.Select(record => record.Id))) _violations.Add($"{channel.Name}: the list and the records differ");
            CheckOrder(channel, seen);
            foreach (var record in seen) CheckRecord(channel, record);
            all[channel.Name] = seen;
        }

        foreach (var ((channelName, id), item) in expectation.Items)
        {
            if (RecordChannels.All.FirstOrDefault(one => one.Name == channelName) is not { } channel) continue;
            var found = await channel.FindAsync(store, id);
            if (!item.Possible.Contains(found)) _violations.Add(found is null ? $"lost: {id}" : $"torn or changed when looked up: {id}");
            if (found is not null && all[channelName].All(record => record.Id != id)) _violations.Add($"not listed: {id}");
        }

        return all;
    }

    private void CheckOrder(IRecordChannel channel, IReadOnlyList<SeenRecord> seen)
    {
        if (seen.DistinctBy(record => record.Id).Count() != seen.Count) _violations.Add($"{channel.Name}: two records have one identifier");
        if (seen.Zip(seen.Skip(1)).Any(pair => pair.First.Sequence >= pair.Second.Sequence)) _violations.Add($"{channel.Name}: a sequence was given twice");
    }

    private void CheckRecord(IRecordChannel channel, SeenRecord record)
    {
        if (expectation.Find(channel.Name, record.Id) is not { } item)
        {
            if (!expectation.WasAttempted(channel.Name, record.Content)) _violations.Add($"nobody wrote {record.Id}");
            return;
        }

        if (!item.Possible.Contains(record.Content)) _violations.Add($"torn or changed: {record.Id}");
        if (item.Sequence is { } sequence && sequence != record.Sequence) _violations.Add($"{record.Id} had sequence {sequence} and has {record.Sequence}");
    }

    private async Task CheckDocumentsAsync(JsonFileStore store)
    {
        foreach (var ((channel, id), item) in expectation.Items)
        {
            if (channel == "state" && !item.Possible.Contains(await StateDocuments.FindAsync(store, id))) _violations.Add($"state '{id}' is not what was written");
            if (channel != "active") continue;
            var active = await store.Configurations.FindActiveAsync(DeploymentEnvironment.Production, CancellationToken.None);
            if (!item.Possible.Contains(active?.ConfigurationId)) _violations.Add($"the active configuration is {active?.ConfigurationId}");
        }
    }

    // Every backup that is there can be read back, those that were acknowledged are there, another one can be made, and what a prune that was
    // stopped has left to do can be done.
    private async Task CheckBackupsAsync(JsonFileStore store)
    {
        var mine = expectation.Items.Where(item => item.Key.Channel == StoreBackups.Channel).ToList();
        if (mine.Count == 0) return;
        await CheckRestoredAsync(store);
        var kept = mine.Where(item => !item.Item.MayBeMissing).Select(item => item.Key.Id).ToList();
        kept.Add((await StoreBackups.CreateAsync(store, files, _clock)).Backup.BackupId);
        await CheckBackupsAsync(store, kept);
        if (kept.Count > mine.Count) return;
        await StoreBackups.PruneAsync(store, files, _clock, whatIf: false);
        await CheckBackupsAsync(store, kept);
    }

    private async Task CheckBackupsAsync(JsonFileStore store, List<string> kept)
    {
        var there = await StoreBackups.TestAsync(store, files, _clock);
        _violations.AddRange(kept.Except(there.Select(check => check.BackupId), StringComparer.Ordinal).Select(id => $"lost: {id}"));
        _violations.AddRange(there.Where(check => !check.Verified).Select(check => $"damaged: {check.BackupId}: {check.Findings[0]}"));
    }

    // Nothing is ever half restored, and restoring again brings all of it about.
    private async Task CheckRestoredAsync(JsonFileStore store)
    {
        if (expectation.Find(StoreBackups.Restored, "newest") is not { } restored) return;
        _violations.AddRange(await StoreBackups.RestoredProblemsAsync(store, files, restored.MayBeMissing));
        await StoreBackups.RestoreAsync(store, files, _clock);
        _violations.AddRange((await StoreBackups.RestoredProblemsAsync(store, files, mayBeMissing: false)).Select(problem => "after another run: " + problem));
    }

    private async Task CheckSummaryAsync(JsonFileStore store, Dictionary<string, IReadOnlyList<SeenRecord>> seen)
    {
        var damaged = new List<string>();
        var summary = await store.Monitoring.SummarizeAsync(
            new() { Type = MonitoringType.Uptime, Environment = DeploymentEnvironment.Production, To = ScenarioClock.Start.AddDays(9), OnDamaged = damage => damaged.Add(damage.Message) },
            CancellationToken.None);
        _violations.AddRange(damaged.Select(damage => $"damaged when summarized: {damage}"));

        // What retention removed is counted by the days; what is dated in the future is not counted at all.
        var counted = seen["monitor"].Count(record => string.CompareOrdinal(record.Id, "20260131-232") < 0);
        if (summary.Records < counted) _violations.Add($"the summary tells of {summary.Records} measurements, and there are {counted}");
    }

    private async Task CheckWritingAsync(JsonFileStore store, Dictionary<string, IReadOnlyList<SeenRecord>> before)
    {
        var ledger = new Ledger(() => 0);
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, channel) in RecordChannels.All.Index()) written[channel.Name] = await channel.AddAsync(store, ledger, 900 + index, _clock.Now);
        var again = await JsonFileStore.OpenAsync(root, files, _clock, CancellationToken.None);
        foreach (var channel in RecordChannels.All)
        {
            var after = await channel.ReadAsync(again, damage => _violations.Add($"damaged after a write: {damage.Message}"));
            var mine = after.FirstOrDefault(record => record.Id == written[channel.Name]);
            if (mine is null || after.Count != before[channel.Name].Count + 1) _violations.Add($"{channel.Name}: {after.Count} records after writing one to {before[channel.Name].Count}");
            if (mine?.Sequence <= expectation.LastSequence(channel.Name)) _violations.Add($"{channel.Name}: sequence {mine.Sequence} was given before");
            CheckOrder(channel, after);
        }

        _violations.AddRange((await IntegrityCheck.ProblemsAsync(again, IsInFlight)).Select(finding => "after a write: " + finding));
    }

    // A repair that was stopped may set the same thing aside twice.
    private static bool IsSpare(string path, IReadOnlyDictionary<string, string> reference) =>
        path.StartsWith("quarantine/", StringComparison.Ordinal) && !reference.ContainsKey(path);

    private async Task CheckConvergenceAsync(Func<IProductionStore, Task> again, IReadOnlyDictionary<string, string> reference)
    {
        await again(await JsonFileStore.OpenAsync(root, files, _clock, CancellationToken.None));
        var data = StoreContent.DataOf(files, root);
        foreach (var path in reference.Keys.Union(data.Keys).Where(path => reference.GetValueOrDefault(path) != data.GetValueOrDefault(path) && !IsSpare(path, reference)))
        {
            _violations.Add($"after another run '{path}' is not what it should be");
        }

        var once = StoreContent.FilesOf(files, root);
        await again(await JsonFileStore.OpenAsync(root, files, _clock, CancellationToken.None));
        if (!once.SequenceEqual(StoreContent.FilesOf(files, root))) _violations.Add("the run after that changed something");
    }
}
