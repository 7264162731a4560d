using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProductionOps.Model;
using ProductionOps.Store.Files.Rollups;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks one day of monitoring: its records, its index and its rollup.</summary>
internal sealed class DayCheck(
    StoreDirectory store, RollupFile rollups, FolderCheck<ProductionMonitoring, MonitoringEntry> folders)
{
    /// <summary>Looks at a day until nobody's writing can be mistaken for damage.</summary>
    public DayLook Look(RecordFolder folder, CancellationToken cancellationToken) =>
        SecondLook.At(() => LookOnce(folder, cancellationToken), cancellationToken);

    /// <summary>Looks at a day once, for whoever has the store lock.</summary>
    public DayLook LookOnce(RecordFolder folder, CancellationToken cancellationToken)
    {
        var look = folders.Look(folder, cancellationToken);
        var observations = new List<Observation>(look.Observations);
        AddTwins(look, observations);
        var rollup = ReadRollup(folder, observations);
        if (rollup is not null) AddRollup(folder, look, rollup, observations);
        return new DayLook
        {
            Date = DailyLayout.DateOf(folder),
            Folder = look,
            Pruned = rollup?.Pruned,
            Observations = observations,
            Digest = rollup is null ? look.Digest : Digest(look.Digest, RollupFile.Serialize(rollup)),
        };
    }

    private static string Digest(string records, byte[] rollup) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(records), .. rollup]));

    // The name of a file has its type, so two types of one second have two files and one identifier.
    private static void AddTwins(FolderLook<MonitoringEntry> look, List<Observation> observations)
    {
        foreach (var twins in look.Records.GroupBy(record => record.Entry.MonitoringId, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var all = twins.ToList();
            observations.Add(new Observation(
                Found.Error(
                    IntegrityProblem.DuplicateId,
                    all[1].Location,
                    $"'{all[0].Location}' has the same identifier.",
                    "Move one of them away, and import it with Import-ProductionRecord (prodops record import) under an identifier that is free.",
                    twins.Key),
                0));
        }
    }

    private DayRollup? ReadRollup(RecordFolder folder, List<Observation> observations)
    {
        try
        {
            return rollups.Read(folder);
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
        {
            var path = RollupFile.PathIn(folder);
            observations.Add(new Observation(
                Found.Error(
                    IntegrityProblem.RollupDamaged,
                    store.RelativePath(path),
                    "The summary of the day is not as it was written. What it says of records that retention removed is nowhere else.",
                    Found.Restore),
                store.Files.Find(path)?.Modified.UtcTicks ?? 0));
            return null;
        }
    }

    private void AddRollup(RecordFolder folder, FolderLook<MonitoringEntry> look, DayRollup rollup, List<Observation> observations)
    {
        var path = RollupFile.PathIn(folder);
        var location = store.RelativePath(path);
        var stamp = store.Files.Find(path)?.Modified.UtcTicks ?? 0;
        if (rollup.Date != DailyLayout.DateOf(folder))
        {
            observations.Add(new Observation(
                Found.Error(IntegrityProblem.RollupDamaged, location, $"It is the summary of {rollup.Date:yyyy-MM-dd}.", Found.Restore), stamp));
            return;
        }

        var records = look.Records.Where(record => rollup.Pruned?.Covers(record.Entry) != true).ToList();
        if (look.Results.Any(result => result.Record is null)) return;
        var count = rollup.Retained?.Records ?? 0;
        if (count == records.Count && (count == 0 || rollup.Retained!.Checksum == DayReader.ChecksumOf(records.Select(record => record.Entry)))) return;

        // Where an index vouches for each record, the summary is merely older than the newest of them.
        var isOlder = records.TrueForAll(record => record.IsVouchedFor) && count <= records.Count;
        var difference = string.Create(CultureInfo.InvariantCulture, $"The summary is of {new Quantity(count, "record")}, the day has {records.Count}, or others than it was made of.");
        observations.Add(new Observation(
            isOlder
                ? Found.Information(IntegrityProblem.RollupOutdated, location, difference, Found.Repair)
                : Found.Warning(
                    IntegrityProblem.RollupOutdated,
                    location,
                    difference,
                    "Compare the records of that day with a backup or with version control; Repair-ProductionStore (prodops store repair) makes the summary anew."),
            stamp));
    }
}
