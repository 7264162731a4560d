using System.Text.Json;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>Reads record files and believes nothing in them unchecked.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordReader<TRecord, TEntry>(StoreDirectory store, RecordFormat<TRecord, TEntry> format)
    where TRecord : class
    where TEntry : class
{
    private const string TooLarge = "it is larger than 16 MB";

    /// <summary>Reads a record.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="length">Bytes of the file as its directory told; null to ask for them.</param>
    /// <exception cref="OperationException"><c>RecordDamaged</c>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public StoredRecord<TRecord> Read(string path, RecordId id, long? length = null)
    {
        if ((length ?? store.Files.Find(path)?.Length) > RecordFormat<TRecord, TEntry>.LargestRecord)
        {
            throw Damaged(path, TooLarge, innerException: null);
        }

        var content = store.Files.ReadAllBytes(path);
        return new StoredRecord<TRecord>(Parse(path, id, content), content);
    }

    /// <summary>Reads a record of which nobody wants the bytes, with a buffer that is used again and again.</summary>
    /// <exception cref="OperationException"><c>RecordDamaged</c>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public TRecord Read(IFolderReader folder, string directory, string name, RecordId id, ref byte[] buffer)
    {
        var file = folder.Read(name, ref buffer, RecordFormat<TRecord, TEntry>.LargestRecord);
        var path = Path.Combine(directory, name);
        return file.Length <= RecordFormat<TRecord, TEntry>.LargestRecord
            ? Parse(path, id, file.Kind == FileEntryKind.File ? buffer.AsSpan(0, (int)file.Length) : [])
            : throw Damaged(path, TooLarge, innerException: null);
    }

    private TRecord Parse(string path, RecordId id, ReadOnlySpan<byte> content)
    {
        if (content.Length == 0) throw Damaged(path, "it is empty", innerException: null);
        try
        {
            var record = format.Deserialize(content);
            var storedId = format.IdentityOf(record).Id;
            return string.Equals(storedId, id.ToString(), StringComparison.Ordinal)
                ? record
                : throw Damaged(path, $"it says that it is '{storedId}'", innerException: null);
        }
        catch (JsonException exception)
        {
            throw Damaged(path, exception.Message, exception);
        }
    }

    private static OperationException Damaged(string path, string why, Exception? innerException) => new(
        "RecordDamaged",
        ErrorKind.Damaged,
        $"The record file '{path}' cannot be read: {why.TrimEnd('.')}. Restore it from a backup or from version control; nothing was changed.",
        path,
        innerException);
}
