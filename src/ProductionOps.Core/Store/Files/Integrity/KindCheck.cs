using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProductionOps.Store.Files.Archives;
using ProductionOps.Store.Files.Retention;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks all records of a kind that are in one folder: files, archives, tombstones, chain and head.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class KindCheck<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    FolderCheck<TRecord, TEntry> folders,
    RecordArchive<TRecord, TEntry>? archive,
    QuarantineFolder quarantine)
    where TRecord : class
    where TEntry : class
{
    private readonly RecordHeadFile _head = new(store, layout.HeadPath);

    /// <summary>The folder of the records.</summary>
    public RecordFolder Folder => layout.Folders(from: null, to: null).Single();

    private string Directory => Path.GetDirectoryName(Folder.TailPath)!;

    /// <summary>The file with the tombstones.</summary>
    public TombstoneFile Tombstones => new(store, Directory);

    /// <summary>Looks at the records until nobody's writing can be mistaken for damage.</summary>
    public KindLook<TEntry> Look(CancellationToken cancellationToken) => SecondLook.At(() => LookOnce(cancellationToken), cancellationToken);

    /// <summary>Looks at the records once, for whoever has the store lock.</summary>
    public KindLook<TEntry> LookOnce(CancellationToken cancellationToken)
    {
        // In the order in which records move: file, archive, tombstone. What moves meanwhile is seen at least once.
        var folder = folders.Look(Folder, cancellationToken);
        var observations = new List<Observation>(folder.Observations);
        var digest = new StringBuilder(folder.Digest);
        var records = folder.Records.ToDictionary(record => FactsOf(record).Id, StringComparer.Ordinal);
        var links = records.Values.Where(record => FactsOf(record).Sequence > 0).Select(LinkOf).ToList();
        AddArchives(records, links, observations, digest, cancellationToken);
        var tombstones = ReadTombstones(observations, digest);
        AddHead(observations);

        // What a run of retention that was stopped has left is part of the range that it recorded.
        links.RemoveAll(link => tombstones.Any(stone => stone.FirstSequence <= link.First && link.Last <= stone.LastSequence));
        links.AddRange(tombstones.Where(stone => stone.FirstSequence > 0).Select(LinkOf));
        var ordered = records.Values.OrderBy(record => FactsOf(record).Sequence).ThenBy(record => FactsOf(record).Id, StringComparer.Ordinal).ToList();
        if (format.IsChained) Add(observations, new ChainCheck(IsSetAside).Breaks(links));
        Add(observations, Orders(ordered));
        return new KindLook<TEntry>
        {
            Records = ordered,
            Tombstones = tombstones,
            Folder = folder,
            Observations = observations,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(digest.ToString()))),
        };
    }

    private static void Add(List<Observation> observations, IEnumerable<IntegrityFinding> findings) =>
        observations.AddRange(findings.Select(finding => new Observation(finding, 0)));

    private void AddArchives(
        Dictionary<string, CheckedRecord<TEntry>> records,
        List<ChainLink> links,
        List<Observation> observations,
        StringBuilder digest,
        CancellationToken cancellationToken)
    {
        if (archive is null) return;
        foreach (var entry in store.Files.Enumerate(archive.Folder.Directory))
        {
            if (folders.Stranger(archive.Folder, entry, entry.Name == "index.json" || RecordArchive<TRecord, TEntry>.IsArchive(entry)) is { } stranger) observations.Add(stranger);
        }

        foreach (var file in archive.Archives())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(archive.Folder.Directory, file.Name);
            if (Inspect(path) is not { } content) continue;
            digest.Append(content.Checksum);
            var stamp = HashCode.Combine(file.Length, file.Modified.UtcTicks);
            if (content.Problem is { } problem)
            {
                observations.Add(new Observation(
                    Found.Error(
                        IntegrityProblem.ArchiveDamaged,
                        store.RelativePath(path),
                        $"The archive is damaged: {problem}. Whole records in it: {content.Members.Count.ToString(CultureInfo.InvariantCulture)}.",
                        Found.Restore),
                    stamp));
            }

            foreach (var member in content.Members) AddMember(path, member, records, links, observations, stamp);
        }

        if (archive.IsIndexDamaged())
        {
            observations.Add(new Observation(
                Found.Warning(
                    IntegrityProblem.IndexDamaged,
                    store.RelativePath(archive.Folder.SnapshotPath!),
                    "It is not as it was written. The archives are read instead.",
                    Found.Repair),
                0));
        }
    }

    private ArchiveContent? Inspect(string path)
    {
        try
        {
            return new ArchiveFile(store, path).Inspect();
        }
        catch (FileNotFoundException)
        {
            // It was replaced by one that is compressed, or removed, meanwhile.
            return null;
        }
    }

    private void AddMember(
        string path,
        ArchiveMember member,
        Dictionary<string, CheckedRecord<TEntry>> records,
        List<ChainLink> links,
        List<Observation> observations,
        long stamp)
    {
        var location = $"{store.RelativePath(path)}/{member.File}";
        if (layout.IdOf(Folder, member.File) is not { } id)
        {
            observations.Add(new Observation(
                Found.Error(IntegrityProblem.ArchiveDamaged, location, "The name of an archived record is not one.", Found.Restore), stamp));
            return;
        }

        var result = folders.Record.Member(location, id, member.Content);
        if (result.Problem is { } problem) observations.Add(new Observation(problem, stamp));
        if (result.Record is not { } record) return;
        if (!records.TryGetValue(id.ToString(), out var loose))
        {
            records[id.ToString()] = record;
            if (FactsOf(record).Sequence > 0) links.Add(LinkOf(record));
        }
        else if (loose.ChainChecksum != record.ChainChecksum)
        {
            // A newer state has a file again; what it is about is the same.
            observations.Add(new Observation(
                Found.Error(
                    IntegrityProblem.ArchiveDiffers,
                    loose.Location,
                    $"It is about something else than its archived copy in '{store.RelativePath(path)}'.",
                    "Compare both, and restore the one that is wrong from a backup or from version control.",
                    id.ToString()),
                stamp));
        }
    }

    private IReadOnlyList<Tombstone> ReadTombstones(List<Observation> observations, StringBuilder digest)
    {
        var path = Path.Combine(Directory, TombstoneFile.FileName);
        try
        {
            var tombstones = Tombstones.Read();
            if (tombstones.Count > 0) digest.Append(Convert.ToHexStringLower(SHA256.HashData(store.Files.ReadAllBytes(path))));
            return tombstones;
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
        {
            observations.Add(new Observation(
                Found.Error(
                    IntegrityProblem.TombstonesDamaged,
                    store.RelativePath(path),
                    "What retention removed cannot be told, as the file is not as it was written.",
                    Found.Restore),
                0));
            return [];
        }
    }

    private void AddHead(List<Observation> observations)
    {
        if (store.Files.Find(layout.HeadPath) is not { } file || _head.Read() is not null) return;
        observations.Add(new Observation(
            HeadFinding.At(store.RelativePath(layout.HeadPath)),
            file.Modified.UtcTicks));
    }

    private IEnumerable<IntegrityFinding> Orders(List<CheckedRecord<TEntry>> ordered)
    {
        foreach (var record in ordered.Where(record => FactsOf(record).Sequence <= 0))
        {
            yield return OrderFindings.Unordered(record.Location, FactsOf(record).Id);
        }

        for (var i = 1; i < ordered.Count; i++)
        {
            var (before, facts) = (FactsOf(ordered[i - 1]), FactsOf(ordered[i]));
            if (facts.Sequence <= 0 || facts.Sequence != before.Sequence) continue;
            yield return OrderFindings.Duplicate(ordered[i].Location, facts.Id, $"'{before.Id}'", facts.Sequence);
        }
    }

    private bool IsSetAside(string after, string before) => quarantine.HasBetween(format.Kind, store.RelativePath(Directory), after, before);

    private ChainLink LinkOf(CheckedRecord<TEntry> record)
    {
        var facts = FactsOf(record);
        return new ChainLink(facts.Id, facts.Id, record.Location, facts.Sequence, facts.Sequence, record.PreviousChecksum, record.ChainChecksum);
    }

    private ChainLink LinkOf(Tombstone stone) => new(
        stone.FirstId,
        stone.LastId,
        store.RelativePath(Path.Combine(Directory, TombstoneFile.FileName)),
        stone.FirstSequence,
        stone.LastSequence,
        stone.PreviousChecksum,
        stone.ChainChecksum);

    private RecordFacts FactsOf(CheckedRecord<TEntry> record) => format.FactsOf(record.Entry);
}
