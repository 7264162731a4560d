using System.Text.Json;

namespace ProductionOps.Store.Files;

/// <summary>Adds the records of a batch that a store does not have. Only whoever has the store lock may use it.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordImporter<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    BatchWriter<TRecord, TEntry> writer,
    RecordReader<TRecord, TEntry> reader,
    Func<RecordId, StoredRecord<TRecord>?> find,
    bool mayBeArchived)
    where TRecord : class
    where TEntry : class
{
    /// <summary>Adds the records that are not there.</summary>
    public IReadOnlyList<ImportOutcome> Import(IReadOnlyList<TRecord> records, bool whatIf, CancellationToken cancellationToken)
    {
        var outcomes = new ImportOutcome[records.Count];
        var fresh = new List<(RecordFolder Folder, List<ImportItem<TRecord>> Items)>();
        var known = new List<string>();
        foreach (var group in records.Select(ItemOf).GroupBy(item => item.Place.Folder.Directory, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var added = AddedOf(group, outcomes);
            if (added.Count > 0) fresh.Add((added[0].Place.Folder, added));
            else known.Add(group.Key);
        }

        if (whatIf) return outcomes;

        // Who published these may have been stopped before their names were durable.
        if (known.Count > 0) store.Files.FlushDirectories(known);
        if (fresh.Count > 0) writer.Write(fresh, item => outcomes[item.Position] = ImportOutcome.Conflict);
        return outcomes;
    }

    private ImportItem<TRecord> ItemOf(TRecord record, int position)
    {
        var id = RecordId.Parse(format.IdentityOf(record).Id, format.Kind);
        return new ImportItem<TRecord>(id, position, record, layout.PlaceOf(id, record));
    }

    private List<ImportItem<TRecord>> AddedOf(IGrouping<string, ImportItem<TRecord>> items, ImportOutcome[] outcomes)
    {
        Dictionary<RecordId, string>? taken = null;
        var count = items.Count();
        var batch = new Dictionary<RecordId, TRecord>(count);
        var added = new List<ImportItem<TRecord>>(count);
        foreach (var item in items)
        {
            taken ??= TakenIn(item.Place.Folder);
            outcomes[item.Position] = Find(item, taken, batch) switch
            {
                null => ImportOutcome.Added,
                { } there => IsSame(item.Record, there) ? ImportOutcome.Existing : ImportOutcome.Conflict,
            };
            if (outcomes[item.Position] != ImportOutcome.Added) continue;
            batch.Add(item.Id, item.Record);
            added.Add(item);
        }

        return added;
    }

    private Dictionary<RecordId, string> TakenIn(RecordFolder folder)
    {
        var taken = new Dictionary<RecordId, string>();
        using var names = store.Files.OpenFolder(folder.Directory);
        foreach (var (name, _) in names.Names())
        {
            if (layout.IdOf(folder, name) is { } id) taken[id] = name;
        }

        return taken;
    }

    private TRecord? Find(ImportItem<TRecord> item, Dictionary<RecordId, string> taken, Dictionary<RecordId, TRecord> batch)
    {
        if (batch.TryGetValue(item.Id, out var earlier)) return earlier;
        if (!taken.TryGetValue(item.Id, out var name)) return mayBeArchived ? find(item.Id)?.Record : null;
        try
        {
            return reader.Read(Path.Combine(item.Place.Folder.Directory, name), item.Id).Record;
        }
        catch (FileNotFoundException)
        {
            // It was removed, or archived, between the two looks.
            return find(item.Id)?.Record;
        }
    }

    private bool IsSame(TRecord left, TRecord right) => Normal(left).AsSpan().SequenceEqual(Normal(right));

    // What a store gives to a record says nothing of the record itself.
    private byte[] Normal(TRecord record) => JsonSerializer.SerializeToUtf8Bytes(
        format.WithIdentity(record, new StoredIdentity(format.IdentityOf(record).Id, Sequence: null, PreviousChecksum: null), default),
        format.RecordType);
}
