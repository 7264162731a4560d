using ProductionOps.Store.Files.Archives;
using ProductionOps.Store.Retention;

namespace ProductionOps.Store.Files.Retention;

/// <summary>
/// Archives and removes records. What is new is durable before what is old goes: archive, then files; tombstone, then files. So a
/// run can be stopped anywhere, and the next one does the rest.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordRetention<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    FolderIndex<TRecord, TEntry> index,
    RecordHeads<TRecord, TEntry> heads,
    RecordReader<TRecord, TEntry> reader,
    RecordArchive<TRecord, TEntry>? archive)
    where TRecord : class
    where TEntry : class
{
    private RecordFolder Folder => layout.Folders(from: null, to: null).Single();

    private TombstoneFile Tombstones => new(store, Path.GetDirectoryName(Folder.TailPath)!);

    /// <summary>All records that can be read, in order of sequence.</summary>
    public IReadOnlyList<RetentionItem<TEntry>> Items(CancellationToken cancellationToken)
    {
        var archived = (archive?.Lines(onDamaged: null) ?? []).ToDictionary(IdOf, StringComparer.Ordinal);
        var loose = index.Load(Folder, onDamaged: null, cancellationToken).Lines.ToDictionary(IdOf, StringComparer.Ordinal);
        var items = loose.Select(pair => new RetentionItem<TEntry>(
            pair.Key, pair.Value.Entry, archived.ContainsKey(pair.Key), IsLoose: true, pair.Value.Length));
        var rest = archived.Where(pair => !loose.ContainsKey(pair.Key)).Select(pair => new RetentionItem<TEntry>(
            pair.Key, pair.Value.Entry, IsArchived: true, IsLoose: false, Bytes: 0));
        return [.. items.Concat(rest).OrderBy(item => format.SequenceOf(item.Entry)).ThenBy(item => item.Id, StringComparer.Ordinal)];
    }

    /// <summary>Moves records into the archives of their months.</summary>
    public void Archive(IEnumerable<string> ids, bool isCompressed, CancellationToken cancellationToken)
    {
        var chosen = ids.Select(id => RecordId.Parse(id, format.Kind)).ToList();
        if (chosen.Count == 0 || archive is null) return;
        foreach (var month in chosen.GroupBy(RecordArchive<TRecord, TEntry>.MonthOf, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var members = month
                .Where(id => store.Files.FileExists(PathOf(id)))
                .Select(id => ArchiveMember.Of(archive.FileNameOf(id), reader.Read(PathOf(id), id).Content))
                .ToList();
            archive.Put(month.Key, members, isCompressed);
            DeleteFiles(month);
        }

        archive.WriteIndex();
        heads.Rewrite(Folder);
    }

    /// <summary>Removes records for good, and leaves tombstones.</summary>
    /// <param name="ids">The records, in order of sequence.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void Delete(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var chosen = ids.Select(id => RecordId.Parse(id, format.Kind)).ToList();
        if (chosen.Count == 0) return;
        var stones = new List<Tombstone>();
        foreach (var id in chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Find(id) is { } stored) stones.Add(TombstoneOf(id, stored));
        }

        Tombstones.Add(stones);
        DeleteFiles(chosen);
        if (archive is not null)
        {
            foreach (var month in chosen.GroupBy(RecordArchive<TRecord, TEntry>.MonthOf, StringComparer.Ordinal))
            {
                archive.Remove(month.Key, month.Select(archive.FileNameOf).ToHashSet(StringComparer.Ordinal));
            }

            archive.WriteIndex();
        }

        heads.Rewrite(Folder);
    }

    private void DeleteFiles(IEnumerable<RecordId> ids)
    {
        foreach (var id in ids) store.Files.DeleteFile(PathOf(id));
        store.Files.FlushDirectory(Folder.Directory);
    }

    private StoredRecord<TRecord>? Find(RecordId id) =>
        store.Files.FileExists(PathOf(id)) ? reader.Read(PathOf(id), id) : archive?.Find(id);

    private Tombstone TombstoneOf(RecordId id, StoredRecord<TRecord> stored)
    {
        var identity = format.IdentityOf(stored.Record);
        var checksum = RecordFormat<TRecord, TEntry>.Checksum(stored.Content);
        return new Tombstone
        {
            FirstId = id.ToString(),
            LastId = id.ToString(),
            FirstSequence = identity.Sequence ?? 0,
            LastSequence = identity.Sequence ?? 0,
            Count = 1,
            FirstChecksum = checksum,
            LastChecksum = checksum,
            PreviousChecksum = identity.PreviousChecksum,
            ChainChecksum = format.ChainChecksum(stored.Record, stored.Content),
            RemovedAt = store.Time.GetUtcNow(),
        };
    }

    private string PathOf(RecordId id) => layout.PlacesOf(id).First().FullPath;

    private string IdOf(IndexLine<TEntry> line) => format.IdOf(line.Entry);
}
