using ProductionOps.Faults.Checks;
using ProductionOps.Faults.Disks;
using static ProductionOps.Faults.Scenarios.RecordChannels;

namespace ProductionOps.Faults.Scenarios;

/// <summary>What is done to a store while something goes wrong.</summary>
internal static class StoreScenarios
{
    private static DateTimeOffset Start => ScenarioClock.Start;

    /// <summary>Making a store, and its first records.</summary>
    public static Scenario Creation { get; } = new("create", static _ => Task.CompletedTask, static async run =>
    {
        await run.AddAsync(DeploymentRecords, 1);
        await run.AddAsync(MonitoringRecords, 2);
    })
    {
        Creates = true,
    };

    /// <summary>Adding, replacing and activating: every kind of record and of document.</summary>
    public static Scenario Records { get; } = new("records", AddOneOfEachAsync, static async run =>
    {
        var ids = new Dictionary<IRecordChannel, string?>();
        foreach (var (index, channel) in All.Index()) ids[channel] = await run.AddAsync(channel, 10 + index);
        await run.ActivateAsync(ids[ConfigurationRecords]);
        await run.AddAsync(MonitoringRecords, 20, Start.AddDays(1));
        await run.AddAsync(MonitoringRecords, 21, Start.AddDays(-1));
        foreach (var (index, channel) in All.SkipLast(1).Index()) await run.ReplaceAsync(channel, ids[channel], 30 + index);
        await run.SetStateAsync("deployment/journal", 40);
        await run.SetStateAsync("deployment/journal", 41);
        await run.SetStateAsync("watch/state", 42);
        await run.RemoveStateAsync("deployment/journal");
        foreach (var (index, channel) in All.Index()) await run.AddAsync(channel, 50 + index);
    });

    /// <summary>So many writes that the index is folded.</summary>
    public static Scenario Folding { get; } = new(
        "fold",
        static async run =>
        {
            for (var number = 0; number < 62; number++) await run.AddAsync(DeploymentRecords, number);
        },
        static async run =>
        {
            var id = await run.AddAsync(DeploymentRecords, 100);
            for (var number = 101; number < 105; number++) await run.AddAsync(DeploymentRecords, number);
            await run.ReplaceAsync(DeploymentRecords, id, 105);
        });

    /// <summary>Indexes that are missing, which a reader makes anew.</summary>
    public static Scenario Reindexing { get; } = new(
        "reindex",
        static async run =>
        {
            for (var number = 0; number < 34; number++) await run.AddAsync(DeploymentRecords, number);
            for (var number = 0; number < 34; number++) await run.AddAsync(MonitoringRecords, number, Start.AddDays(-2));
        },
        static async run =>
        {
            await run.ListAsync();
            await run.SummarizeAsync();
            await run.AddAsync(DeploymentRecords, 50);
            await run.AddAsync(MonitoringRecords, 51);
        })
    {
        Disturb = static image => DiskEdits.WithoutIndexes(image),
    };

    /// <summary>Importing records of several days.</summary>
    public static Scenario Import { get; } = new("import", AddOneOfEachAsync, static async run =>
    {
        await run.ImportAsync(MonitoringRecords, [.. Enumerable.Range(0, 12).Select(i => (200 + i, Start.AddDays(-(i % 3) - 2).AddMinutes(i)))]);
        await run.ImportAsync(DeploymentRecords, [.. Enumerable.Range(0, 6).Select(i => (300 + i, Start.AddDays(-9).AddMinutes(i)))]);
        await run.ImportAsync(ConfigurationRecords, [.. Enumerable.Range(0, 2).Select(i => (400 + i, Start.AddDays(-9).AddMinutes(i)))]);
        await run.AddAsync(MonitoringRecords, 500);
        await run.AddAsync(DeploymentRecords, 501);
    });

    /// <summary>Archiving and removing what is old.</summary>
    public static Scenario Optimization { get; } = new("optimize", OldStore.FillAsync, static run => run.OptimizeAsync())
    {
        Again = StoreContent.OptimizeAsync,
    };

    /// <summary>Repairing what a failing disk has done.</summary>
    public static Scenario Repair { get; } = new("repair", DamagedStore.FillAsync, static run => run.RepairAsync())
    {
        Disturb = DamagedStore.Damage,
        Again = StoreContent.RepairAsync,
        Mends = true,
    };

    /// <summary>Backing up a store that has a backup already.</summary>
    public static Scenario Backup { get; } = new(
        "backup",
        static async run =>
        {
            await AddOneOfEachAsync(run);
            await run.BackUpAsync();
        },
        static async run =>
        {
            await run.AddAsync(MonitoringRecords, 60);
            await run.BackUpAsync();
            await run.AddAsync(AlertRecords, 61);
            await run.BackUpAsync();
        });

    /// <summary>Removing backups and what only they needed, and backing up again.</summary>
    public static Scenario Pruning { get; } = new(
        "prune",
        static async run =>
        {
            await AddOneOfEachAsync(run);
            await run.BackUpAsync(isOld: true);
            await run.ReplaceAsync(AlertRecords, await run.AddAsync(AlertRecords, 60), 62);
            await run.BackUpAsync(isOld: true);
            await run.AddAsync(MonitoringRecords, 61);
            await run.BackUpAsync();
        },
        static async run =>
        {
            await run.PruneBackupsAsync();
            await run.AddAsync(AlertRecords, 63);
            await run.BackUpAsync();
        });

    /// <summary>Restoring a backup to a directory that is not there, and again over what is there.</summary>
    public static Scenario Restoration { get; } = new(
        "restore",
        static async run =>
        {
            await AddOneOfEachAsync(run);
            await run.BackUpAsync();
        },
        static async run =>
        {
            await run.RestoreBackupAsync();
            await run.RestoreBackupAsync();
        });

    /// <summary>
    /// The same writes with the smallest kinds of records, whose code a new process has ready soonest: for as many kills as can be.
    /// </summary>
    public static Scenario Small { get; } = new(
        "small",
        static async run =>
        {
            for (var number = 0; number < 62; number++) await run.AddAsync(AlertRecords, number);
            await run.AddAsync(IncidentRecords, 0);
        },
        static async run =>
        {
            var alert = await run.AddAsync(AlertRecords, 70);
            var incident = await run.AddAsync(IncidentRecords, 71);
            await run.ReplaceAsync(AlertRecords, alert, 72);
            await run.SetStateAsync("watch/state", 73);
            await run.ReplaceAsync(IncidentRecords, incident, 74);
            for (var number = 75; number < 79; number++) await run.AddAsync(AlertRecords, number);
            await run.SetStateAsync("watch/state", 80);
            await run.ImportAsync(AlertRecords, [.. Enumerable.Range(0, 4).Select(i => (81 + i, Start.AddDays(-9).AddMinutes(i)))]);
            await run.RemoveStateAsync("watch/state");
            await run.AddAsync(IncidentRecords, 90);
        });

    public static IReadOnlyList<Scenario> AllScenarios { get; } = [Small, Creation, Records, Folding, Reindexing, Import, Optimization, Repair, Backup, Pruning, Restoration];

    public static Scenario Find(string name) => AllScenarios.Single(scenario => scenario.Name == name);

    private static async Task AddOneOfEachAsync(ScenarioRun run)
    {
        foreach (var (index, channel) in All.Index()) await run.AddAsync(channel, index);
    }
}
