using System.Globalization;
using System.Security.Cryptography;
using ProductionOps.Files;
using ProductionOps.Store.Files.Retention;
using ProductionOps.Store.Files.Rollups;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks monitoring: its days, and what it keeps besides them.</summary>
internal sealed class MonitoringCheck(StoreDirectory store, DailyLayout layout, DayCheck day, RollupIndexFile rollupIndex)
{
    private const string Root = "monitoring";

    private readonly RecordHeadFile _head = new(store, layout.HeadPath);

    /// <summary>The check of one day.</summary>
    public DayCheck Day => day;

    /// <summary>The folders of the days, oldest first.</summary>
    public IEnumerable<RecordFolder> Days => layout.Folders(from: null, to: null);

    /// <summary>The file with the tombstones.</summary>
    public TombstoneFile Tombstones => new(store, store.PathOf(Root));

    /// <summary>Looks at everything but the days.</summary>
    public MonitoringLook Look(CancellationToken cancellationToken) => SecondLook.At(() => LookOnce(), cancellationToken);

    /// <summary>The same once, for whoever has the store lock.</summary>
    public MonitoringLook LookOnce()
    {
        var observations = new List<Observation>();
        var digest = string.Empty;
        var tombstones = store.PathOf($"{Root}/{TombstoneFile.FileName}");
        try
        {
            _ = Tombstones.Read();
            if (store.Files.FileExists(tombstones)) digest = Convert.ToHexStringLower(SHA256.HashData(store.Files.ReadAllBytes(tombstones)));
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
        {
            observations.Add(new Observation(
                Found.Error(
                    IntegrityProblem.TombstonesDamaged,
                    store.RelativePath(tombstones),
                    "What retention removed cannot be told, as the file is not as it was written.",
                    Found.Restore),
                0));
        }

        if (store.Files.Find(layout.HeadPath) is { } head && _head.Read() is null)
        {
            observations.Add(new Observation(HeadFinding.At(store.RelativePath(layout.HeadPath)), head.Modified.UtcTicks));
        }

        if (rollupIndex.IsDamaged())
        {
            observations.Add(new Observation(
                Found.Warning(
                    IntegrityProblem.IndexDamaged, $"{Root}/index.json", "It is not as it was written. The summaries of the days are read instead.", Found.Repair),
                0));
        }

        observations.AddRange(Strangers(Root, digits: 4).Select(Observation.Lasting));
        return new MonitoringLook { Observations = observations, Digest = digest };
    }

    // The layout looks only into folders that are named after years, months and days.
    private IEnumerable<IntegrityFinding> Strangers(string directory, int digits)
    {
        foreach (var entry in store.Files.Enumerate(store.PathOf(directory)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var location = $"{directory}/{entry.Name}";
            var isNumber = entry.Name.Length == digits && int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _);
            if (isNumber && entry.Kind == FileEntryKind.Directory)
            {
                if (location.Length > "monitoring/2026/01".Length) continue;
                foreach (var below in Strangers(location, digits: 2)) yield return below;
            }
            else if (isNumber || (digits == 4 && entry.Kind != FileEntryKind.Directory && entry.Name is "alerts" or "incidents"))
            {
                yield return Found.Error(
                    IntegrityProblem.NotAFile, location, "A folder of the store should be here. Links are not followed.", "Put the folder itself here, from a backup or from version control.");
            }
            else if (!entry.Name.StartsWith('.') && !(digits == 4 && entry.Name is "index.json" or TombstoneFile.FileName or "alerts" or "incidents"))
            {
                yield return Found.Information(
                    IntegrityProblem.UnknownFile, location, "The store does not know this.", "Move it elsewhere if it does not belong here.");
            }
        }
    }
}
