using System.Text.Json;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>
/// Writes many records with few flushes: all temporary files; one flush of them all; index lines; published one by one; each
/// directory flushed. Nothing has its name before its content is durable, as with a single record. Only whoever has the store lock
/// may use it.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordImporter<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    FolderIndex<TRecord, TEntry> index,
    RecordHeads<TRecord, TEntry> heads,
    Func<RecordId, StoredRecord<TRecord>?> find,
    bool mayBeArchived,
    bool isChained)
    where TRecord : class
    where TEntry : class
{
    /// <summary>Adds the records that are not there.</summary>
    public IReadOnlyList<ImportOutcome> Import(IReadOnlyList<TRecord> records, bool whatIf, CancellationToken cancellationToken)
    {
        var outcomes = new ImportOutcome[records.Count];
        var items = records.Select((record, position) => new Item(RecordId.Parse(format.IdentityOf(record).Id, format.Kind), position, record));
        var fresh = new List<(RecordFolder Folder, List<Item> Items)>();
        foreach (var group in items.GroupBy(item => layout.PlaceOf(item.Id, item.Record).Folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var taken = TakenIn(group.Key);
            foreach (var item in group) outcomes[item.Position] = OutcomeOf(item, taken);
            var added = group.Where(item => outcomes[item.Position] == ImportOutcome.Added).ToList();
            if (added.Count > 0) fresh.Add((group.Key, added));
        }

        if (fresh.Count > 0 && !whatIf) Write(fresh, outcomes);
        return outcomes;
    }

    private HashSet<RecordId> TakenIn(RecordFolder folder) =>
        [.. store.Files.Enumerate(folder.Directory).Select(file => layout.IdOf(folder, file.Name)).OfType<RecordId>()];

    private ImportOutcome OutcomeOf(Item item, HashSet<RecordId> taken)
    {
        if (taken.Add(item.Id) && !mayBeArchived) return ImportOutcome.Added;
        if (find(item.Id) is not { } stored) return ImportOutcome.Added;
        return IsSame(item.Record, stored.Record) ? ImportOutcome.Existing : ImportOutcome.Conflict;
    }

    private bool IsSame(TRecord left, TRecord right) => Normal(left).AsSpan().SequenceEqual(Normal(right));

    // What a store gives to a record says nothing of the record itself.
    private byte[] Normal(TRecord record) => JsonSerializer.SerializeToUtf8Bytes(
        format.WithIdentity(record, new StoredIdentity(format.IdentityOf(record).Id, Sequence: null, PreviousChecksum: null), default),
        format.RecordType);

    private void Write(List<(RecordFolder Folder, List<Item> Items)> fresh, ImportOutcome[] outcomes)
    {
        var written = new List<Written[]>();
        try
        {
            RecordHead? head = null;
            foreach (var (folder, items) in fresh)
            {
                store.Files.CreateDirectory(folder.Directory, isPrivate: true);
                head = heads.Reserve(head is null ? heads.Read(folder) : heads.Continue(head, folder), items.Count);
                var files = new Written[items.Count];
                written.Add(files);
                head = WriteAll(items, files, head);
            }

            store.Files.FlushFiles(store.Root, [.. written.SelectMany(files => files).Select(file => file.Temporary)]);

            // Whoever goes on after a stop must not give the same sequences again, whichever folder it writes to.
            heads.Save(head!);
            var tailLength = 0L;
            foreach (var files in written) tailLength = Publish(files[0].Place.Folder, files, outcomes);
            store.Files.FlushDirectories([.. fresh.Select(folder => folder.Folder.Directory)]);
            Finish(head!, fresh[^1].Folder, tailLength);
        }
        catch
        {
            foreach (var file in written.SelectMany(files => files).Where(file => file.Temporary is not null)) store.Files.DeleteFile(file.Temporary);
            throw;
        }
    }

    private RecordHead WriteAll(List<Item> items, Written[] files, RecordHead head)
    {
        var first = head.Last + 1;
        head = head with { Last = head.Last + items.Count, TailLines = head.TailLines + items.Count, Records = head.Records + items.Count };
        if (!isChained)
        {
            ParallelWork.For(items.Count, i => files[i] = WriteOne(items[i], first + i, previousChecksum: null).File);
            return head;
        }

        for (var i = 0; i < items.Count; i++)
        {
            (files[i], var checksum) = WriteOne(items[i], first + i, head.ChainChecksum);
            head = head with { ChainChecksum = checksum };
        }

        return head;
    }

    private (Written File, string? ChainChecksum) WriteOne(Item item, long sequence, string? previousChecksum)
    {
        var place = layout.PlaceOf(item.Id, item.Record);
        var identity = new StoredIdentity(item.Id.ToString(), sequence, previousChecksum);
        var record = format.WithIdentity(item.Record, identity, store.Time.GetUtcNow());
        var content = format.Serialize(record);
        var temporary = store.TemporaryPathIn(place.Folder.Directory);
        var file = store.Files.WriteUnflushed(temporary, content, isPrivate: true);
        var line = index.LineOf(place.FileName, record, content, file.Modified);
        return (new Written(temporary, place, item.Position, line), format.ChainChecksum(record, content));
    }

    private long Publish(RecordFolder folder, Written[] written, ImportOutcome[] outcomes)
    {
        var tailLength = index.Append(folder, written.Select(file => file.Line));
        foreach (var file in written)
        {
            if (store.Files.TryPublish(file.Temporary, file.Place.FullPath)) continue;
            store.Files.DeleteFile(file.Temporary);
            outcomes[file.Position] = ImportOutcome.Conflict;
        }

        return tailLength;
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
            // The records are stored. What failed is a cache, which the next writer finds out of date and makes anew.
        }
    }

    private readonly record struct Item(RecordId Id, int Position, TRecord Record);

    private readonly record struct Written(string Temporary, RecordPlace Place, int Position, IndexLine<TEntry> Line);
}
