using ProductionOps.Faults.Checks;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Store.Files;

namespace ProductionOps.Faults.Scenarios;

/// <summary>A scenario, the disk that it begins with, and what was said of that disk.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Image">The disk, all of it durable.</param>
/// <param name="Events">How it came to be.</param>
/// <param name="Reference">The data files after a run in which nothing goes wrong, where any run must lead to the same.</param>
internal sealed record PreparedScenario(
    Scenario Scenario, DiskImage Image, IReadOnlyList<LedgerEvent> Events, IReadOnlyDictionary<string, string>? Reference)
{
    /// <summary>Where the store is on a disk in memory.</summary>
    public const string Root = "/disk/production";

    public static async Task<PreparedScenario> PrepareAsync(Scenario scenario)
    {
        var files = new MemoryFileSystem(DiskImage.Empty, new DiskOptions { Start = ScenarioClock.Start.AddHours(-2) });
        files.CreateDirectory(Path.GetDirectoryName(Root)!);
        var ledger = new Ledger(() => 0);
        if (!scenario.Creates)
        {
            var clock = new ScenarioClock();
            var store = await JsonFileStore.InitializeAsync(Root, "Faults", files, clock, CancellationToken.None);
            await RequireAsync(new ScenarioRun(store, ledger, clock), scenario.Prepare);
        }

        var prepared = new PreparedScenario(scenario, scenario.Disturb(files.Image), ledger.Events, Reference: null);
        return scenario.Converges ? prepared with { Reference = await prepared.OutcomeAsync() } : prepared;
    }

    /// <summary>Runs the scenario on a disk; whatever the disk does, the run goes on.</summary>
    /// <returns>What happened, and what went wrong that no fault of a disk explains.</returns>
    public async Task<(Ledger Ledger, IReadOnlyList<string> Surprises)> RunAsync(MemoryFileSystem files)
    {
        var ledger = new Ledger(() => files.Steps);
        try
        {
            return (ledger, await Scenario.RunAsync(files, Root, ledger));
        }
        catch (Exception exception) when (exception is ProcessEndedException or OperationException or IOException or UnauthorizedAccessException)
        {
            // Killed, or not even opened.
            return (ledger, []);
        }
    }

    /// <summary>What must and what may be on the disk after that.</summary>
    public Expectation ExpectationOf(IEnumerable<LedgerEvent> events) => new(Events.Concat(events));

    private async Task<IReadOnlyDictionary<string, string>> OutcomeAsync()
    {
        var files = new MemoryFileSystem(Image, new DiskOptions());
        var clock = new ScenarioClock();
        var store = await JsonFileStore.OpenAsync(Root, files, clock, CancellationToken.None);
        await RequireAsync(new ScenarioRun(store, new Ledger(() => 0), clock), Scenario.Run);
        return StoreContent.DataOf(files, Root);
    }

    private static async Task RequireAsync(ScenarioRun run, Func<ScenarioRun, Task> action)
    {
        await action(run);
        if (run.Failures > 0) throw new InvalidOperationException("Without a fault something went wrong: " + string.Join("; ", run.Surprises));
    }
}
