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
        await run.AddAsync(Deployments, 1);
        await run.AddAsync(Monitoring, 2);
    })
    {
        Creates = true,
    };

    /// <summary>Adding, replacing and activating: every kind of record and of document.</summary>
    public static Scenario Records { get; } = new("records", AddOneOfEachAsync, static async run =>
    {
        var ids = new Dictionary<IRecordChannel, string?>();
        foreach (var (index, channel) in All.Index()) ids[channel] = await run.AddAsync(channel, 10 + index);
        await run.ActivateAsync(ids[Configurations]);
        await run.AddAsync(Monitoring, 20, Start.AddDays(1));
        await run.AddAsync(Monitoring, 21, Start.AddDays(-1));
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
            for (var number = 0; number < 62; number++) await run.AddAsync(Deployments, number);
        },
        static async run =>
        {
            var id = await run.AddAsync(Deployments, 100);
            for (var number = 101; number < 105; number++) await run.AddAsync(Deployments, number);
            await run.ReplaceAsync(Deployments, id, 105);
        });

    /// <summary>Indexes that are missing, which a reader makes anew.</summary>
    public static Scenario Reindexing { get; } = new(
        "reindex",
        static async run =>
        {
            for (var number = 0; number < 34; number++) await run.AddAsync(Deployments, number);
            for (var number = 0; number < 34; number++) await run.AddAsync(Monitoring, number, Start.AddDays(-2));
        },
        static async run =>
        {
            await run.ListAsync();
            await run.SummarizeAsync();
            await run.AddAsync(Deployments, 50);
            await run.AddAsync(Monitoring, 51);
        })
    {
        Disturb = static image => DiskEdits.WithoutIndexes(image),
    };

    /// <summary>Importing records of several days.</summary>
    public static Scenario Import { get; } = new("import", AddOneOfEachAsync, static async run =>
    {
        await run.ImportAsync(Monitoring, [.. Enumerable.Range(0, 12).Select(i => (200 + i, Start.AddDays(-(i % 3) - 2).AddMinutes(i)))]);
        await run.ImportAsync(Deployments, [.. Enumerable.Range(0, 6).Select(i => (300 + i, Start.AddDays(-9).AddMinutes(i)))]);
        await run.ImportAsync(Configurations, [.. Enumerable.Range(0, 2).Select(i => (400 + i, Start.AddDays(-9).AddMinutes(i)))]);
        await run.AddAsync(Monitoring, 500);
        await run.AddAsync(Deployments, 501);
    });

    /// <summary>Archiving and removing what is old.</summary>
    public static Scenario Optimization { get; } = new("optimize", OldStore.FillAsync, static run => run.OptimizeAsync())
    {
        Converges = true,
    };

    /// <summary>
    /// The same writes with the smallest kinds of records, whose code a new process has ready soonest: for as many kills as can be.
    /// </summary>
    public static Scenario Small { get; } = new(
        "small",
        static async run =>
        {
            for (var number = 0; number < 62; number++) await run.AddAsync(Alerts, number);
            await run.AddAsync(Incidents, 0);
        },
        static async run =>
        {
            var alert = await run.AddAsync(Alerts, 70);
            var incident = await run.AddAsync(Incidents, 71);
            await run.ReplaceAsync(Alerts, alert, 72);
            await run.SetStateAsync("watch/state", 73);
            await run.ReplaceAsync(Incidents, incident, 74);
            for (var number = 75; number < 79; number++) await run.AddAsync(Alerts, number);
            await run.SetStateAsync("watch/state", 80);
            await run.ImportAsync(Alerts, [.. Enumerable.Range(0, 4).Select(i => (81 + i, Start.AddDays(-9).AddMinutes(i)))]);
            await run.RemoveStateAsync("watch/state");
            await run.AddAsync(Incidents, 90);
        });

    public static IReadOnlyList<Scenario> AllScenarios { get; } = [Small, Creation, Records, Folding, Reindexing, Import, Optimization];

    public static Scenario Find(string name) => AllScenarios.Single(scenario => scenario.Name == name);

    private static async Task AddOneOfEachAsync(ScenarioRun run)
    {
        foreach (var (index, channel) in All.Index()) await run.AddAsync(channel, index);
    }
}
