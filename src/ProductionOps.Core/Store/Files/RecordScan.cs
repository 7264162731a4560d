using ProductionOps.Files;
using ProductionOps.Store.Files.Archives;

namespace ProductionOps.Store.Files;

/// <summary>Reads the records of index lines on all processors, with buffers that are used again.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordScan<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    RecordReader<TRecord, TEntry> reader,
    RecordArchive<TRecord, TEntry>? archive)
    where TRecord : class
    where TEntry : class
{
    /// <summary>The records, in the order of the lines, without those that have gone since.</summary>
    public IEnumerable<TRecord> Read(IReadOnlyList<FoundLine<TEntry>> lines, Action<OperationException>? onDamaged)
    {
        var folders = lines
            .Select(line => line.Folder.Directory)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(directory => directory, store.Files.OpenFolder, StringComparer.Ordinal);
        var results = new (TRecord? Record, OperationException? Damage)[lines.Count];
        try
        {
            if (lines.Count == 1) ReadOne(0, []);
            else ParallelWork.For(lines.Count, Array.Empty<byte>, ReadOne);
        }
        finally
        {
            foreach (var folder in folders.Values) folder.Dispose();
        }

        foreach (var (record, damage) in results)
        {
            if (damage is not null) onDamaged?.Invoke(damage);
            if (record is not null) yield return record;
        }

        byte[] ReadOne(int i, byte[] buffer)
        {
            try
            {
                results[i] = (Find(lines[i].Folder, folders[lines[i].Folder.Directory], lines[i].Line, ref buffer), null);
            }
            catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
            {
                results[i] = (null, exception);
            }

            return buffer;
        }
    }

    private TRecord? Find(RecordFolder folder, IFolderReader files, IndexLine<TEntry> line, ref byte[] buffer)
    {
        var id = RecordId.Parse(format.IdOf(line.Entry), format.Kind);
        var reading = buffer;
        var found = store.Guard(store.Root, () => folder == archive?.Folder
            ? archive.Find(id)?.Record
            : ReadIfPresent(files, folder.Directory, line.File, id, ref reading) ?? archive?.Find(id)?.Record);
        buffer = reading;
        return found;
    }

    private TRecord? ReadIfPresent(IFolderReader files, string directory, string name, RecordId id, ref byte[] buffer)
    {
        try
        {
            return reader.Read(files, directory, name, id, ref buffer);
        }
        catch (FileNotFoundException)
        {
            // It was removed between the two looks.
            return null;
        }
    }
}
