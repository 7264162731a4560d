using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Store.Files;

namespace ProductionOps.Bench;

/// <summary>
/// Generated stores, kept in the temporary directory from one benchmark to the next, as a million files take a minute to make. They end
/// at the start of the day, so those of other days are removed.
/// </summary>
internal static class GeneratedStore
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "productionops-bench-stores");

    private static string Today => Path.Combine(Root, MonitoringData.End.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>The path of a store with so many records, which nobody may change.</summary>
    public static async Task<string> GetAsync(int records, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Root))
        {
            foreach (var other in Directory.EnumerateDirectories(Root).Where(path => path != Today)) Directory.Delete(other, recursive: true);
        }

        var folder = Path.Combine(Today, records.ToString(CultureInfo.InvariantCulture));
        var done = folder + ".done";
        if (File.Exists(done)) return folder;
        if (Directory.Exists(folder)) BenchFolder.Remove(folder);
        await MonitoringData.CreateAsync(folder, records, cancellationToken);
        await File.WriteAllTextAsync(done, string.Empty, cancellationToken);
        return folder;
    }

    /// <summary>A store with so many records that the caller may change and has to remove.</summary>
    public static async Task<string> TakeAsync(int records, string destination, CancellationToken cancellationToken)
    {
        var folder = await GetAsync(records, cancellationToken);
        File.Delete(folder + ".done");
        Directory.Move(folder, destination);

        // Another benchmark may have asked for summaries, which are part of what an optimization has to make.
        foreach (var rollup in Directory.EnumerateFiles(destination, "rollup.json", SearchOption.AllDirectories)) File.Delete(rollup);
        File.Delete(Path.Combine(destination, "production", "monitoring", "index.json"));
        return destination;
    }

    /// <summary>Opens a generated store.</summary>
    public static async Task<JsonFileStore> OpenAsync(int records, CancellationToken cancellationToken) =>
        await JsonFileStore.OpenAsync(await GetAsync(records, cancellationToken), new PhysicalFileSystem(), TimeProvider.System, cancellationToken);

    /// <summary>Removes all of them.</summary>
    public static void Clean() => BenchFolder.Remove(Root);
}
