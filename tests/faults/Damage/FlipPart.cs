using ProductionOps.Faults.Checks;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Damage;

/// <summary>Flips bits in every file of a store and cuts files short; the check of integrity must tell, and the rest must be readable.</summary>
internal static class FlipPart
{
    private const int Small = 8192;
    private const int Sampled = 4096;
    private const string Tails = "index tails";
    private const string Indexes = "indexes";
    private const string Heads = "heads";
    private const string Rollups = "rollups";
    private const string Tombstones = "tombstones";
    private const string Packs = "packs of backups";
    private const string Manifests = "manifests of backups";
    private const string BackupDocument = "the document of backups";
    private const string BackupCaches = "caches of backups";
    private const string Identity = "store.json";
    private const string RollupIndex = "the index of rollups";

    public static async Task RunAsync(FaultRun run)
    {
        var store = await DamageableStore.CreateAsync();
        var random = new Random(run.Seed);
        var damages = DamagesOf(store, random).ToArray();
        random.Shuffle(damages);
        run.Report.WriteLine(FormattableString.Invariant($"{store.Files.Count()} files, {damages.Length:N0} damages"));
        await run.ForEachAsync(damages, damage => TryAsync(store, damage, run.Report));
    }

    /// <summary>Damages a file and looks.</summary>
    public static async Task TryAsync(DamageableStore store, DamagedFile damage, FaultReport report)
    {
        var sort = SortOf(damage.Path);
        report.Count($"damage: {(damage.Bit is null ? "cuts" : "flipped bits")} of {sort}");
        try
        {
            var (problems, records) = await DamageableStore.LookAsync(damage.ApplyTo(store.Image), damage.Path);
            var told = problems.Where(problem => !store.Problems.Contains(problem)).ToList();
            if (told.Count > 0) report.Count("damage: told by the check of integrity");
            else if (IsHarmless(store, damage, sort)) report.Count("damage: harmless, as a writer may leave the same behind");
            else report.Violate(damage.ToString(), ["the check of integrity does not tell of it"]);
            report.Violate(damage.ToString(), Lost(store, damage, records));
            if (told.Count > 0 && sort is Packs or Manifests && !told.Exists(problem => problem.Contains(Path.GetFileName(damage.Path), StringComparison.Ordinal)))
                report.Violate(damage.ToString(), [$"the damaged file is not named: {told[0]}"]);
        }
        catch (OperationException exception) when (exception.Id is "StoreDamaged" or "StoreVersionUnsupported" && sort == Identity)
        {
            // The store says that it cannot be opened, and why.
            report.Count("damage: told when the store is opened");
        }
        catch (Exception exception)
        {
            report.Violate(damage.ToString(), [exception.ToString()]);
        }
    }

    /// <summary>Every byte of small files with one bit each, and so many bytes of large ones; and as many ends as there are tenths.</summary>
    public static IEnumerable<DamagedFile> DamagesOf(DamageableStore store, Random random)
    {
        foreach (var (path, length) in store.Files)
        {
            var positions = length <= Small ? Enumerable.Range(0, length) : Enumerable.Range(0, Sampled).Select(_ => random.Next(length));
            foreach (var position in positions) yield return new DamagedFile(path, position, random.Next(8));
            foreach (var end in Enumerable.Range(0, 10).Select(tenth => length * tenth / 10).Append(length - 1).Distinct()) yield return new DamagedFile(path, end, Bit: null);
        }
    }

    // The tail of an index ends within a line where a writer was stopped, and is not flushed: readers take the record itself then. And of
    // the other documents, white space after their end may be missing. In both cases every record must be read as before. What a test of
    // backups keeps for the next one is made anew by it.
    private static bool IsHarmless(DamageableStore store, DamagedFile damage, string sort)
    {
        var content = store.Image.File(store.Image.Find(damage.Path)!.Value).Content.AsSpan();
        if (sort == BackupCaches) return true;
        if (sort == Tails) return damage.Bit is null || damage.Position == content.Length - 1;
        return sort is Indexes or Heads or RollupIndex or Identity or Rollups or Tombstones && damage.Bit is null && content[damage.Position..].Trim(" \n"u8).IsEmpty;
    }

    // A record that is damaged may be missing or different; the check has told of it. All others are as they were.
    private static IEnumerable<string> Lost(DamageableStore store, DamagedFile damage, IReadOnlyDictionary<string, IReadOnlyList<SeenRecord>> records)
    {
        var name = Path.GetFileNameWithoutExtension(damage.Path);
        var isArchive = damage.Path.Contains("/archive/", StringComparison.Ordinal);
        foreach (var (channel, seen) in records)
        {
            var before = store.Records[channel];
            var after = seen.ToDictionary(record => record.Id, StringComparer.Ordinal);
            foreach (var record in before)
            {
                if (after.TryGetValue(record.Id, out var same) && same == record) continue;
                if (isArchive || IsOf(record, channel, damage.Path, name)) continue;
                yield return $"{record.Id} is lost or changed";
            }
        }
    }

    private static bool IsOf(SeenRecord record, string channel, string path, string name) => channel switch
    {
        StoreBackups.Channel => SortOf(path) is Packs or BackupDocument || (SortOf(path) == Manifests && name == record.Id),
        "monitor" => path.EndsWith($"/{record.Id[..4]}/{record.Id[4..6]}/{record.Id[6..8]}/uptime-{record.Id[9..15]}.json", StringComparison.Ordinal),
        "config" => name == $"config-{record.Id[..15]}",
        _ => name == record.Id,
    };

    private static string SortOf(string path) => Path.GetFileName(path) switch
    {
        _ when DamageableStore.IsOfBackups(path) => SortOfBackup(path),
        "index.json" => path.EndsWith("monitoring/index.json", StringComparison.Ordinal) ? RollupIndex : Indexes,
        "index.ndjson" or "day.ndjson" => Tails,
        "rollup.json" => Rollups,
        "tombstones.json" => Tombstones,
        "store.json" => Identity,
        var name when name.StartsWith("current", StringComparison.Ordinal) => "active configurations",
        var name when name.StartsWith(".head-", StringComparison.Ordinal) => Heads,
        _ when path.Contains("/archive/", StringComparison.Ordinal) => "archives",
        _ when path.Contains("/state/", StringComparison.Ordinal) => "state",
        _ => "records",
    };

    private static string SortOfBackup(string path) => Path.GetFileName(Path.GetDirectoryName(path)) switch
    {
        "snapshots" => Manifests,
        "verifications" => BackupCaches,
        "backups" => Path.GetFileName(path) == "backup.json" ? BackupDocument : BackupCaches,
        _ => Packs,
    };
}
