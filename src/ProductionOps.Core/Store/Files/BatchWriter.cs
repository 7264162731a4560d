using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>
/// Writes many records with few flushes: all files; one flush of them all; index lines; names; one flush of the directories. Nothing
/// has its name before its content is durable, as with a single record. Only whoever has the store lock may use it.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class BatchWriter<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    FolderIndex<TRecord, TEntry> index,
    RecordHeads<TRecord, TEntry> heads)
    where TRecord : class
    where TEntry : class
{
    private const int PartSize = 4096;

    private readonly TemporarySweep _sweep = new(store);

    /// <summary>Writes records whose names were free a moment ago; calls back for each whose name is taken all the same.</summary>
    public void Write(IReadOnlyList<(RecordFolder Folder, List<ImportItem<TRecord>> Items)> groups, Action<ImportItem<TRecord>> onTaken)
    {
        if (layout.StagingRoot is { } root) _sweep.SweepDirectories(root);
        var folders = groups.Select(group => new ImportFolder<TRecord>(store, group.Folder, group.Items, layout.StagingRoot)).ToList();
        try
        {
            foreach (var folder in folders) folder.Open();
            var (head, sequence) = TakeSequences(folders);

            // Whoever goes on after a stop must not give the same sequences again. Where there is one folder, its index tells that, and what
            // the chain goes on from.
            if (layout.ReservedBlock > 0) heads.Save(head);
            head = WriteParts(folders, sequence, head, onTaken);
            store.Files.FlushDirectories([.. folders.SelectMany(folder => folder.Changed).Distinct(StringComparer.Ordinal)]);
            Finish(head, folders[^1].Folder);
        }
        catch
        {
            foreach (var folder in folders) folder.Discard();
            throw;
        }
        finally
        {
            foreach (var folder in folders) folder.Dispose();
        }
    }

    private (RecordHead Head, long FirstSequence) TakeSequences(List<ImportFolder<TRecord>> folders)
    {
        var head = heads.Read(folders[0].Folder);
        foreach (var folder in folders.Skip(1)) head = heads.Continue(head, folder.Folder);
        var count = folders.Sum(folder => folder.Items.Count);
        head = heads.Reserve(head, count);
        var last = folders[^1].Items.Count;
        return (head with { Last = head.Last + count, TailLines = head.TailLines + last, Records = head.Records + last }, head.Last + 1);
    }

    // While the disk flushes one part, the next is written.
    private RecordHead WriteParts(List<ImportFolder<TRecord>> folders, long sequence, RecordHead head, Action<ImportItem<TRecord>> onTaken)
    {
        var publishing = Task.CompletedTask;
        try
        {
            foreach (var part in PartsOf(folders))
            {
                var items = part.SelectMany(folder => folder.Items.Select((_, number) => (Folder: folder, Number: number))).ToArray();
                head = WriteFiles(items, sequence, head);
                sequence += items.Length;
                foreach (var folder in part) folder.WriteIndex();
                publishing.GetAwaiter().GetResult();
                publishing = Task.Run(() => Publish(part, onTaken));
            }
        }
        catch
        {
            // What fails meanwhile must not go on while all of it is discarded; the first failure is the one that counts.
            Task.WaitAny(publishing);
            throw;
        }

        publishing.GetAwaiter().GetResult();
        return head;
    }

    private static IEnumerable<List<ImportFolder<TRecord>>> PartsOf(List<ImportFolder<TRecord>> folders)
    {
        var part = new List<ImportFolder<TRecord>>();
        foreach (var folder in folders)
        {
            part.Add(folder);
            if (part.Sum(one => one.Items.Count) < PartSize) continue;
            yield return part;
            part = [];
        }

        if (part.Count > 0) yield return part;
    }

    private RecordHead WriteFiles((ImportFolder<TRecord> Folder, int Number)[] items, long first, RecordHead head)
    {
        if (format.IsChained) return WriteChain(items, first, head);
        ParallelWork.For(items.Length, NewEncoder, (i, encoder) =>
        {
            WriteOne(items[i].Folder, items[i].Number, first + i, previousChecksum: null, encoder);
            return encoder;
        });
        return head;
    }

    private void Publish(List<ImportFolder<TRecord>> part, Action<ImportItem<TRecord>> onTaken)
    {
        Flush(part);

        // A chain must not have a link without the one before it, whenever this is stopped.
        foreach (var folder in part) folder.Publish(format.IsChained, onTaken);
    }

    private RecordHead WriteChain((ImportFolder<TRecord> Folder, int Number)[] items, long first, RecordHead head)
    {
        using var encoder = NewEncoder();
        for (var i = 0; i < items.Length; i++)
        {
            head = head with { ChainChecksum = WriteOne(items[i].Folder, items[i].Number, first + i, head.ChainChecksum, encoder) };
        }

        return head;
    }

    private string? WriteOne(ImportFolder<TRecord> folder, int number, long sequence, string? previousChecksum, RecordEncoder<TRecord, TEntry> encoder)
    {
        var item = folder.Items[number];
        var identity = new StoredIdentity(format.IdentityOf(item.Record).Id, sequence, previousChecksum);
        var record = format.WithIdentity(item.Record, identity, store.Time.GetUtcNow());
        var content = encoder.Encode(record);
        var file = folder.Write(number, content);
        var chainChecksum = format.ChainChecksum(record, content);
        folder.Keep(number, encoder.Encode(index.LineOf(item.Place.FileName, record, content, file.Modified)));
        return chainChecksum;
    }

    private RecordEncoder<TRecord, TEntry> NewEncoder() => new(format);

    private void Flush(List<ImportFolder<TRecord>> folders)
    {
        if (folders.Sum(folder => folder.Items.Count) > 1 && store.Files.TryFlushFileSystem(store.Root)) return;
        foreach (var (files, directory) in folders.Select(folder => folder.Unflushed()))
        {
            foreach (var path in files) store.Files.FlushFile(path);
            if (directory is not null) store.Files.FlushDirectory(directory);
        }
    }

    private void Finish(RecordHead head, RecordFolder folder)
    {
        try
        {
            head = heads.Write(head, folder);
            heads.FoldWhereLong(head, folder);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            // The records are stored. What failed is a cache, which the next writer finds out of date and makes anew.
        }
    }
}
