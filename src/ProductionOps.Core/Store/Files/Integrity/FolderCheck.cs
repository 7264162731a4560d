using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProductionOps.Files;
using ProductionOps.Store.Files.Retention;
using ProductionOps.Store.Files.Rollups;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks one folder of record files, and its index.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class FolderCheck<TRecord, TEntry>(
    StoreDirectory store, RecordFormat<TRecord, TEntry> format, IRecordLayout<TRecord> layout, FolderIndex<TRecord, TEntry> index)
    where TRecord : class
    where TEntry : class
{
    // Clocks of several machines differ by less.
    private static readonly TimeSpan Future = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TemporaryAge = TimeSpan.FromMinutes(1);

    private static readonly HashSet<string> OwnFiles = new(StringComparer.Ordinal)
    {
        "index.json", "index.ndjson", "day.ndjson", RollupFile.FileName, TombstoneFile.FileName, "current.json", "current.staging.json",
    };

    private static readonly HashSet<string> OwnDirectories = new(StringComparer.Ordinal) { "archive", "alerts", "incidents", "history" };

    private readonly Lazy<RecordCheck<TRecord, TEntry>> _check = new(() => new RecordCheck<TRecord, TEntry>(store, format));

    /// <summary>Checks a single record.</summary>
    public RecordCheck<TRecord, TEntry> Record => _check.Value;

    /// <summary>Looks at everything in a folder.</summary>
    public FolderLook<TEntry> Look(RecordFolder folder, CancellationToken cancellationToken)
    {
        // The directory before the index: a record is in the index before it is in the directory.
        var entries = store.Files.Enumerate(folder.Directory).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        var known = index.ReadKnown(folder);
        var files = new List<(FileEntry File, RecordId Id)>(entries.Count);
        var observations = new List<Observation>();
        foreach (var entry in entries)
        {
            if (layout.IdOf(folder, entry.Name) is { } id && entry.Kind == FileEntryKind.File) files.Add((entry, id));
            else if (Stranger(folder, entry, layout.IdOf(folder, entry.Name) is not null || OwnFiles.Contains(entry.Name)) is { } finding) observations.Add(finding);
        }

        var results = Check(folder, files, known, cancellationToken);
        var found = new List<RecordCheckResult<TEntry>>(files.Count);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is not { } result) continue;
            found.Add(result);
            var stamp = HashCode.Combine(files[i].File.Length, files[i].File.Modified.UtcTicks);
            if (result.Problem is { } problem) observations.Add(new Observation(problem, stamp));
            if (result.Change is { } change) observations.Add(new Observation(change, stamp));
        }

        AddFuture(folder, found, observations);
        AddIndex(folder, known, found, observations);
        return new FolderLook<TEntry> { Results = found, Observations = observations, Digest = DigestOf(files, results) };
    }

    private RecordCheckResult<TEntry>?[] Check(
        RecordFolder folder, List<(FileEntry File, RecordId Id)> files, KnownLines<TEntry> known, CancellationToken cancellationToken)
    {
        var results = new RecordCheckResult<TEntry>?[files.Count];
        if (files.Count == 0) return results;
        var check = Record;
        ParallelWork.For(files.Count, Array.Empty<byte>, (i, buffer) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[i] = check.File(folder, files[i].File, files[i].Id, known, ref buffer);
            return buffer;
        });
        return results;
    }

    /// <summary>What there is to say of something in a folder that is no record file; null when there is nothing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="entry">What is there.</param>
    /// <param name="isOwn">Whether its name is that of a file of the store.</param>
    public Observation? Stranger(RecordFolder folder, FileEntry entry, bool isOwn)
    {
        var location = store.RelativePath(Path.Combine(folder.Directory, entry.Name));
        if (entry.Kind != FileEntryKind.File && isOwn)
        {
            return new Observation(
                Found.Error(IntegrityProblem.NotAFile, location, $"A {NameOf(entry.Kind)} has the name of a file of the store.", Found.Repair),
                entry.Modified.UtcTicks);
        }

        if (StoreDirectory.TemporaryOwner(entry.Name) is not null)
        {
            return entry.Modified > store.Time.GetUtcNow() - TemporaryAge ? null : new Observation(
                Found.Information(
                    IntegrityProblem.TemporaryFile,
                    location,
                    "A writer was stopped while it wrote this; nothing was acknowledged.",
                    "Nothing; one of the next writers removes it."),
                entry.Modified.UtcTicks);
        }

        if (isOwn || entry.Name.StartsWith('.') || IsOwnDirectory(entry)) return null;
        return new Observation(
            Found.Information(
                IntegrityProblem.UnknownFile, location, $"The store does not know this {NameOf(entry.Kind)}.", "Move it elsewhere if it does not belong here."),
            0) { MayPass = false };
    }

    private static bool IsOwnDirectory(FileEntry entry) =>
        entry.Kind == FileEntryKind.Directory && (OwnDirectories.Contains(entry.Name) || entry.Name.All(char.IsAsciiDigit));

    private void AddFuture(RecordFolder folder, List<RecordCheckResult<TEntry>> results, List<Observation> observations)
    {
        var limit = store.Time.GetUtcNow() + Future;
        var future = results
            .Select(result => result.Record?.Entry)
            .OfType<TEntry>()
            .Select(format.FactsOf)
            .Where(facts => InstantOf(facts) > limit)
            .ToList();
        if (future.Count == 0) return;
        var count = future.Count == 1 ? "A record is" : string.Create(CultureInfo.InvariantCulture, $"{future.Count} records are");
        observations.Add(new Observation(
            Found.Warning(
                IntegrityProblem.FutureDate,
                store.RelativePath(folder.Directory),
                $"{count} dated in the future, the first at {InstantOf(future[0]):u}.",
                "Set the clock of the machine that wrote it right. Retention leaves such records alone.",
                future[0].Id),
            0) { MayPass = false });
    }

    // When a maintenance is due says nothing of when it was written.
    private DateTimeOffset InstantOf(RecordFacts facts) =>
        format.Kind == RecordKind.Maintenance ? RecordId.Parse(facts.Id, format.Kind).Second : facts.Timestamp;

    private void AddIndex(RecordFolder folder, KnownLines<TEntry> known, List<RecordCheckResult<TEntry>> results, List<Observation> observations)
    {
        var location = store.RelativePath(folder.TailPath);
        if (known.DamagedLines > 0)
        {
            var count = known.DamagedLines.ToString(CultureInfo.InvariantCulture);
            Add(Found.Warning(IntegrityProblem.IndexDamaged, location, $"Lines that are not as they were written: {count}. The records are read instead.", Found.Repair));
        }

        if (known.TornLines > 0)
        {
            Add(Found.Information(IntegrityProblem.IndexDamaged, location, "A writer was stopped in the middle of a line. The record is read instead.", Found.Repair));
        }

        if (known.IsSnapshotDamaged)
        {
            Add(Found.Warning(
                IntegrityProblem.IndexDamaged,
                store.RelativePath(folder.SnapshotPath!),
                "It is not as it was written. The records are read instead.",
                Found.Repair));
        }

        var outdated = results.Count(result => result.IsUnknown || result.IsMisindexed || result.IsRetouched);
        if (outdated == 0) return;
        Add(Found.Information(
            IntegrityProblem.IndexOutdated,
            location,
            string.Create(CultureInfo.InvariantCulture, $"It does not tell of {outdated} of {results.Count} records as they are now; they are read instead."),
            Found.Repair));

        void Add(IntegrityFinding finding) =>
            observations.Add(new Observation(finding, known.TailLines) { MayPass = finding.Problem == IntegrityProblem.IndexDamaged });
    }

    private static string DigestOf(List<(FileEntry File, RecordId Id)> files, RecordCheckResult<TEntry>?[] results)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i]?.Hash is not { } hash) continue;
            digest.AppendData(Encoding.UTF8.GetBytes(files[i].File.Name));
            digest.AppendData(hash);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static string NameOf(FileEntryKind kind) => kind switch
    {
        FileEntryKind.File => "file",
        FileEntryKind.Directory => "directory",
        FileEntryKind.SymbolicLink => "symbolic link",
        _ => "device, pipe or socket",
    };
}
