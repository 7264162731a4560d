using ProductionOps.Files;
using ProductionOps.Store.Files.Archives;

namespace ProductionOps.Store.Files;

/// <summary>
/// Writes record files: temporary file, flushed; index line; publish; directory flushed. The index line is an intent: a crash
/// after it leaves a line without a file, which every reader notices, never a file that nobody knows of. Only whoever has the store
/// lock may use it.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordWriter<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    RecordReader<TRecord, TEntry> reader,
    FolderIndex<TRecord, TEntry> index,
    RecordHeads<TRecord, TEntry> heads,
    RecordArchive<TRecord, TEntry>? archive)
    where TRecord : class
    where TEntry : class
{
    private (RecordId Wanted, RecordId Given)? _previous;
    private string? _prepared;

    /// <summary>Adds a record under the next free identifier.</summary>
    public TRecord Add(TRecord record)
    {
        var now = store.Time.GetUtcNow();
        var wanted = RecordId.At(format.InstantOf(record, now), format.Kind);
        var id = FirstFree(wanted);
        while (true)
        {
            var place = layout.PlaceOf(id, record);
            Prepare(place.Folder);
            var head = heads.Reserve(heads.Read(place.Folder));
            var identity = new StoredIdentity(id.ToString(), head.Last + 1, head.ChainChecksum);
            var content = format.Serialize(format.WithIdentity(record, identity, now));
            var stored = format.Deserialize(content);
            head = head with { Last = head.Last + 1, TailLines = head.TailLines + 1 };
            if (TryWrite(place, stored, content, isNew: true) is { } tailLength)
            {
                head = head with { Records = head.Records + 1, ChainChecksum = format.ChainChecksum(stored, content) };
                Finish(head, place.Folder, tailLength);
                _previous = (wanted, id);
                return stored;
            }

            id = id.Next();
        }
    }

    /// <summary>Replaces a record by a newer state of itself.</summary>
    public TRecord Replace(TRecord record)
    {
        var id = RecordId.Parse(format.IdentityOf(record).Id, format.Kind);
        var loose = Find(id);
        var current = loose is { } found ? reader.Read(found.FullPath, id) : archive?.Find(id) ?? throw NotFound(id);
        var place = loose ?? layout.PlaceOf(id, current.Record);
        var content = format.Serialize(format.WithIdentity(record, format.IdentityOf(current.Record), store.Time.GetUtcNow()));
        var stored = format.Deserialize(content);
        if (layout.PlaceOf(id, stored) != place || !IsSameLink(current, stored, content)) throw FactsChanged(id);

        store.Files.CreateDirectory(place.Folder.Directory, isPrivate: true);
        var head = heads.Read(place.Folder);
        var tailLength = TryWrite(place, stored, content, isNew: false)!.Value;
        Finish(head with { TailLines = head.TailLines + 1 }, place.Folder, tailLength);
        return stored;
    }

    /// <summary>Where a record is; null when there is none.</summary>
    public RecordPlace? Find(RecordId id)
    {
        foreach (var place in layout.PlacesOf(id))
        {
            if (store.Files.FileExists(place.FullPath)) return place;
        }

        return null;
    }

    private void Prepare(RecordFolder folder)
    {
        if (string.Equals(folder.Directory, _prepared, StringComparison.Ordinal)) return;
        store.Files.CreateDirectory(folder.Directory, isPrivate: true);

        // Where it was there already, its maker may have been killed before it had made the name durable.
        for (var parent = Path.GetDirectoryName(folder.Directory); parent!.Length >= store.Root.Length; parent = Path.GetDirectoryName(parent))
        {
            store.Files.FlushDirectory(parent);
        }

        _prepared = folder.Directory;
    }

    private RecordId FirstFree(RecordId wanted)
    {
        // Many records of one second would look at the same names again and again; the ones that this process gave out are taken.
        var id = _previous is { } previous && previous.Wanted == wanted ? previous.Given.Next() : wanted;
        while (Find(id) is not null || archive?.Contains(id) == true) id = id.Next();
        return id;
    }

    private long? TryWrite(RecordPlace place, TRecord record, byte[] content, bool isNew)
    {
        var directory = place.Folder.Directory;
        var temporary = store.TemporaryPathIn(directory);
        var file = store.Files.WriteNew(temporary, content, isPrivate: true);
        var isPublished = false;
        try
        {
            var tailLength = index.Append(place.Folder, index.LineOf(place.FileName, record, content, file.Modified));
            if (!isNew) Replace(place, temporary);
            else isPublished = store.Files.TryPublish(temporary, place.FullPath);
            if (isNew && !isPublished)
            {
                store.Files.DeleteFile(temporary);
                return null;
            }

            store.Files.FlushDirectory(directory);
            return tailLength;
        }
        catch
        {
            // What may not survive a loss of power is not acknowledged, so it must not be found either.
            store.Files.DeleteFile(isPublished ? place.FullPath : temporary);
            throw;
        }
    }

    private void Replace(RecordPlace place, string temporary)
    {
        // After a loss of power the line that tells of the record before would make this one look like somebody else's change.
        store.Files.FlushFile(place.Folder.TailPath);
        store.Files.Replace(temporary, place.FullPath);
    }

    private void Finish(RecordHead head, RecordFolder folder, long tailLength)
    {
        try
        {
            head = heads.Write(head, folder, tailLength);
            heads.FoldWhereLong(head, folder);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            // The record is stored. What failed is a cache, which the next writer finds out of date and makes anew.
        }
    }

    private bool IsSameLink(StoredRecord<TRecord> current, TRecord stored, byte[] content) => string.Equals(
        format.ChainChecksum(current.Record, current.Content), format.ChainChecksum(stored, content), StringComparison.Ordinal);

    private static OperationException NotFound(RecordId id) => new(
        "RecordNotFound", ErrorKind.NotFound, $"There is no record '{id}' in the store.", id.ToString());

    private static OperationException FactsChanged(RecordId id) => new(
        "RecordFactsChanged",
        ErrorKind.InvalidInput,
        $"The record '{id}' can get a new state, but what it is about cannot change. Add a new record instead.",
        id.ToString());
}
