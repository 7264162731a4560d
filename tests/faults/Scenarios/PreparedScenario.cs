using ProductionOps.Faults.Checks;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Files;
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
            await RequireAsync(new ScenarioRun(store, files, ledger, clock), scenario.Prepare);
        }

        var prepared = new PreparedScenario(scenario, scenario.Disturb(files.Image), ledger.Events, Reference: null);
        return scenario.Again is not null ? prepared with { Reference = await prepared.OutcomeAsync() } : prepared;
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

    /// <summary>Checks the store that is left on a disk.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="root">Where the store is.</param>
    /// <param name="events">What happened in the run.</param>
    /// <returns>Everything that is wrong.</returns>
    public Task<IReadOnlyList<string>> CheckAsync(IFileSystem files, string root, IEnumerable<LedgerEvent> events)
    {
        var check = new StoreCheck(files, root, new Expectation(Events.Concat(events)));
        return Reference is null ? check.RunAsync() : check.RunAsync(Scenario.Again!, Scenario.Mends, Reference);
    }

    private async Task<IReadOnlyDictionary<string, string>> OutcomeAsync()
    {
        var files = new MemoryFileSystem(Image, new DiskOptions());
        var clock = new ScenarioClock();
        var store = await JsonFileStore.OpenAsync(Root, files, clock, CancellationToken.None);
        await RequireAsync(new ScenarioRun(store, files, new Ledger(() => 0), clock), Scenario.Run);
        return StoreContent.DataOf(files, Root);
    }

    private static async Task RequireAsync(ScenarioRun run, Func<ScenarioRun, Task> action)
    {
        await action(run);
        if (run.Failures > 0) throw new InvalidOperationException("Without a fault something went wrong: " + string.Join("; ", run.Surprises));
    }
}
