using System.Text.Json;

namespace ProductionOps.Store.Files;

/// <summary>Reads record files and believes nothing in them unchecked.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordReader<TRecord, TEntry>(StoreDirectory store, RecordFormat<TRecord, TEntry> format)
    where TRecord : class
    where TEntry : class
{
    /// <summary>Reads a record.</summary>
    /// <exception cref="OperationException"><c>RecordDamaged</c>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public StoredRecord<TRecord> Read(string path, RecordId id)
    {
        if (store.Files.Find(path) is { Length: > RecordFormat<TRecord, TEntry>.LargestRecord })
        {
            throw Damaged(path, "it is larger than 16 MB", innerException: null);
        }

        var content = store.Files.ReadAllBytes(path);
        if (content.Length == 0) throw Damaged(path, "it is empty", innerException: null);
        try
        {
            var record = format.Deserialize(content);
            var storedId = format.IdentityOf(record).Id;
            return string.Equals(storedId, id.ToString(), StringComparison.Ordinal)
                ? new StoredRecord<TRecord>(record, content)
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
