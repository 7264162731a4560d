using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Files;
using ProductionOps.Store;
using ProductionOps.Store.Files;

namespace ProductionOps.Faults.Scenarios;

/// <summary>Operations on a store, and the store that they begin with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prepare">Makes the store that it begins with; nothing goes wrong there.</param>
/// <param name="Run">The operations during which something goes wrong.</param>
internal sealed record Scenario(string Name, Func<ScenarioRun, Task> Prepare, Func<ScenarioRun, Task> Run)
{
    /// <summary>Whether to make the store is itself the operation.</summary>
    public bool Creates { get; init; }

    /// <summary>
    /// What the next run does, after which all must be as if nothing had gone wrong, and a third run changes nothing; null where
    /// there is no such thing.
    /// </summary>
    public Func<IProductionStore, Task>? Again { get; init; }

    /// <summary>Whether that comes before any look at the store, as something is wrong with it that nobody else can mend.</summary>
    public bool Mends { get; init; }

    /// <summary>What changes the disk between the preparation and the run, as a user or a fault might.</summary>
    public Func<DiskImage, DiskImage> Disturb { get; init; } = static image => image;

    /// <summary>Runs the operations on a store that is there, or, for some scenarios, is made, at a place.</summary>
    /// <returns>What went wrong that no fault of a disk explains.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IFileSystem files, string root, Ledger ledger)
    {
        var clock = new ScenarioClock();
        var store = Creates && !files.FileExists(Path.Combine(root, "store.json"))
            ? await JsonFileStore.InitializeAsync(root, "Faults", files, clock, CancellationToken.None)
            : await JsonFileStore.OpenAsync(root, files, clock, CancellationToken.None);
        var run = new ScenarioRun(store, files, ledger, clock);
        await Run(run);
        return run.Surprises;
    }
}
