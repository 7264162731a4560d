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

    private readonly Lazy<RecordCheck<TRecord, TEntry>> _check = new(() => new RecordCheck<TRecord, TEntry>(format));

    /// <summary>Checks a single record.</summary>
    public RecordCheck<TRecord, TEntry> Record => _check.Value;

    /// <summary>Looks at everything in a folder.</summary>
    public FolderLook<TEntry> Look(RecordFolder folder, CancellationToken cancellationToken)
    {
        // The directory before the index: a record is in the index before it is in the directory.
        using var reader = store.Files.OpenFolder(folder.Directory);
        var names = reader.Names().OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        var known = index.ReadKnown(folder);
        var files = new List<(string Name, RecordId Id)>(names.Count);
        var observations = new List<Observation>();
        foreach (var (name, kind) in names)
        {
            var id = layout.IdOf(folder, name);
            if (id is { } record && kind == FileEntryKind.File) files.Add((name, record));
            else if (!OwnFiles.Contains(name) || kind != FileEntryKind.File) AddStranger(folder, name, id is not null || OwnFiles.Contains(name), observations);
        }

        var results = Check(folder, reader, files, known, cancellationToken);
        var found = new List<RecordCheckResult<TEntry>>(files.Count);
        foreach (var result in results)
        {
            if (result is null) continue;
            found.Add(result);
            if (result.Problem is { } problem) observations.Add(new Observation(problem, result.Stamp));
            if (result.Change is { } change) observations.Add(new Observation(change, result.Stamp));
        }

        AddFuture(folder, found, observations);
        AddIndex(folder, known, found, observations);
        return new FolderLook<TEntry> { Results = found, Observations = observations, Digest = DigestOf(files, results) };
    }

    private void AddStranger(RecordFolder folder, string name, bool isOwn, List<Observation> observations)
    {
        if (store.Files.Find(Path.Combine(folder.Directory, name)) is { } entry && Stranger(folder, entry, isOwn) is { } stranger) observations.Add(stranger);
    }

    private RecordCheckResult<TEntry>?[] Check(
        RecordFolder folder, IFolderReader reader, List<(string Name, RecordId Id)> files, KnownLines<TEntry> known, CancellationToken cancellationToken)
    {
        var results = new RecordCheckResult<TEntry>?[files.Count];
        if (files.Count == 0) return results;
        var check = Record;
        var location = store.RelativePath(folder.Directory);
        ParallelWork.For(files.Count, Array.Empty<byte>, (i, buffer) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[i] = check.File(reader, $"{location}/{files[i].Name}", files[i].Name, files[i].Id, known, ref buffer);
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
        return Observation.Lasting(Found.Information(
            IntegrityProblem.UnknownFile, location, $"The store does not know this {NameOf(entry.Kind)}.", "Move it elsewhere if it does not belong here."));
    }

    private static bool IsOwnDirectory(FileEntry entry) =>
        entry.Kind == FileEntryKind.Directory && (OwnDirectories.Contains(entry.Name) || entry.Name.All(char.IsAsciiDigit));

    private void AddFuture(RecordFolder folder, List<RecordCheckResult<TEntry>> results, List<Observation> observations)
    {
        var limit = store.Time.GetUtcNow() + Future;
        var future = results
            .Select(result => result.Record?.Entry)
            .OfType<TEntry>()
            .Where(entry => format.WrittenAt(entry) > limit)
            .Select(format.FactsOf)
            .ToList();
        if (future.Count == 0) return;
        var count = future.Count == 1 ? "A record is" : string.Create(CultureInfo.InvariantCulture, $"{future.Count} records are");
        observations.Add(Observation.Lasting(Found.Warning(
            IntegrityProblem.FutureDate,
            store.RelativePath(folder.Directory),
            $"{count} dated in the future, the first at {future[0].Timestamp:u}.",
            "Set the clock of the machine that wrote it right. Retention leaves such records alone.",
            future[0].Id)));
    }

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
            string.Create(CultureInfo.InvariantCulture, $"It does not tell of {outdated} of {new Quantity(results.Count, "record")} as they are now; they are read instead."),
            Found.Repair));

        void Add(IntegrityFinding finding) =>
            observations.Add(new Observation(finding, known.TailLines) { MayPass = finding.Problem == IntegrityProblem.IndexDamaged });
    }

    private static string DigestOf(List<(string Name, RecordId Id)> files, RecordCheckResult<TEntry>?[] results)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i]?.Hash is not { } hash) continue;
            digest.AppendData(Encoding.UTF8.GetBytes(files[i].Name));
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
