using ProductionOps.Faults.Checks;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Store.Files;

namespace ProductionOps.Faults.Damage;

/// <summary>
/// A store that has a file of every sort: records, indexes, heads, rollups, archives, tombstones, state, active configurations, and backups.
/// </summary>
/// <param name="Image">The disk.</param>
/// <param name="Problems">What the check of integrity says of it as it is.</param>
/// <param name="Records">What a reader sees, by kind.</param>
internal sealed record DamageableStore(
    DiskImage Image, IReadOnlySet<string> Problems, IReadOnlyDictionary<string, IReadOnlyList<SeenRecord>> Records)
{
    // Files that hold nothing: empty ones that locks are taken on, who had a lock last, and what git leaves out.
    private static readonly string[] Meaningless = [".lock", ".gitignore"];

    public static async Task<DamageableStore> CreateAsync()
    {
        var old = await PreparedScenario.PrepareAsync(StoreScenarios.Optimization);
        var files = new MemoryFileSystem(old.Image, new DiskOptions());
        await old.RunAsync(files);
        var clock = new ScenarioClock();
        var store = await JsonFileStore.OpenAsync(PreparedScenario.Root, files, clock, CancellationToken.None);
        var run = new ScenarioRun(store, files, new Ledgers.Ledger(() => 0), clock);
        foreach (var (index, channel) in RecordChannels.All.Index()) await run.AddAsync(channel, 700 + index);
        await run.SetStateAsync("watch/state", 710);
        await run.SummarizeAsync();
        await run.BackUpAsync();
        await run.AddAsync(RecordChannels.AlertRecords, 711);
        await run.BackUpAsync();
        var image = files.Image;
        var (problems, records) = await LookAsync(image, damaged: null);
        return new DamageableStore(image, problems.ToHashSet(StringComparer.Ordinal), records);
    }

    /// <summary>The files that hold something, and how long each is.</summary>
    public IEnumerable<(string Path, int Length)> Files => Image.Walk()
        .Where(item => item.Node is FileNode && !Meaningless.Any(name => Path.GetFileName(item.Path).StartsWith(name, StringComparison.Ordinal)))
        .Select(item => (item.Path, ((FileNode)item.Node).Content.Length));

    /// <summary>Whether a file belongs to the backups.</summary>
    public static bool IsOfBackups(string path) => path.Contains("/backups/", StringComparison.Ordinal);

    /// <summary>
    /// What the checks say of a disk, and what a reader sees there: of the records or of the backups, which share no file, where it is known which are
    /// damaged.
    /// </summary>
    public static async Task<(IReadOnlyList<string> Problems, IReadOnlyDictionary<string, IReadOnlyList<SeenRecord>> Records)> LookAsync(DiskImage image, string? damaged)
    {
        var files = new MemoryFileSystem(image, new DiskOptions { Start = ScenarioClock.Start.AddHours(1) });
        var store = await JsonFileStore.OpenAsync(PreparedScenario.Root, files, new ScenarioClock(), CancellationToken.None);
        var problems = new List<string>();
        var records = new Dictionary<string, IReadOnlyList<SeenRecord>>(StringComparer.Ordinal);
        if (damaged is null || !IsOfBackups(damaged))
        {
            problems.AddRange(await IntegrityCheck.AllProblemsAsync(store));
            foreach (var channel in RecordChannels.All) records[channel.Name] = await channel.ReadAsync(store, static _ => { });
        }

        if (damaged is null || IsOfBackups(damaged)) records[StoreBackups.Channel] = await LookAtBackupsAsync(store, files, problems);
        return (problems, records);
    }

    private static async Task<IReadOnlyList<SeenRecord>> LookAtBackupsAsync(JsonFileStore store, MemoryFileSystem files, List<string> problems)
    {
        try
        {
            var checks = await StoreBackups.TestAsync(store, files, new ScenarioClock());
            problems.AddRange(checks.SelectMany(check => check.Findings.Select(finding => $"{check.BackupId}: {finding}")));
            return [.. checks.Select(check => new SeenRecord(check.BackupId, 0, check.Verified ? check.BackupChecksum : "damaged"))];
        }
        catch (OperationException exception) when (exception.Id == "BackupDamaged")
        {
            problems.Add(exception.Message);
            return [];
        }
    }
}
