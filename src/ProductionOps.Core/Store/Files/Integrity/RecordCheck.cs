using System.Security.Cryptography;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Store.Exchange.Schemas;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks the bytes of one record: whether they are those that were written, whether they can be read, and their schema.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordCheck<TRecord, TEntry>(RecordFormat<TRecord, TEntry> format)
    where TRecord : class
    where TEntry : class
{
    private const int LargestRecord = RecordFormat<TRecord, TEntry>.LargestRecord;

    private readonly SchemaCheck _schema = new(RecordSchemas.Of(format.Kind));

    /// <summary>Checks a record file; null where it has gone meanwhile.</summary>
    /// <param name="folder">The folder that it is in.</param>
    /// <param name="location">Its path relative to the store.</param>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="id">The identifier that the name stands for.</param>
    /// <param name="known">What the index says.</param>
    /// <param name="buffer">Room for the content.</param>
    public RecordCheckResult<TEntry>? File(
        IFolderReader folder, string location, string name, RecordId id, KnownLines<TEntry> known, ref byte[] buffer)
    {
        try
        {
            var file = folder.Read(name, ref buffer, LargestRecord);
            if (file.Kind != FileEntryKind.File) return Damaged(location, id, "it is a pipe, a socket or a device");
            if (file.Length > LargestRecord) return Damaged(location, id, "it is larger than 16 MB");
            var result = Check(location, file, id, known, buffer.AsSpan(0, (int)file.Length));
            return result with { Stamp = HashCode.Combine(file.Length, file.Modified.UtcTicks) };
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            var result = Damaged(location, id, exception.Message);
            return result with { Problem = result.Problem! with { IsUnread = true } };
        }
    }

    /// <summary>Checks an archived record.</summary>
    public RecordCheckResult<TEntry> Member(string location, RecordId id, ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        var result = Read(location, id, content, hash);
        return result.Record is { } record ? result with { Record = record with { IsArchived = true, IsVouchedFor = true } } : result;
    }

    private RecordCheckResult<TEntry> Check(string location, FileEntry file, RecordId id, KnownLines<TEntry> known, ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        var current = known.FindCurrent(file);
        var line = current ?? known.Find(file.Name);
        if (line is null) return Read(location, id, content, hash) with { IsUnknown = true };
        var isIndexed = IsChecksum(hash, format.ChecksumOf(line.Entry));
        if (line.Acknowledged is null && isIndexed && !format.IsChained && content.Length == line.Length)
        {
            // It was read when its index line was made, and is the same still, so only the rules of today are looked at.
            var record = new CheckedRecord<TEntry>(location, line.Entry, PreviousChecksum: null, ChainChecksum: null, IsVouchedFor: true);
            return new RecordCheckResult<TEntry>(record, Problem(location, id, content), hash.ToArray()) { IsRetouched = current is null };
        }

        var result = Read(location, id, content, hash);
        if (result.Record is null) return result;
        var acknowledged = line.Acknowledged ?? format.ChecksumOf(line.Entry);
        if (IsChecksum(hash, acknowledged)) return result with { Record = result.Record with { IsVouchedFor = true }, IsRetouched = current is null };
        return result with
        {
            Change = Changed(location, id, isSilent: current is not null && !isIndexed),
            IsMisindexed = !isIndexed,
            Acknowledged = acknowledged,
        };
    }

    private RecordCheckResult<TEntry> Read(string location, RecordId id, ReadOnlySpan<byte> content, ReadOnlySpan<byte> hash)
    {
        if (content.IsEmpty) return Damaged(location, id, "it is empty");
        try
        {
            var record = format.Deserialize(content);
            var identity = format.IdentityOf(record);
            if (identity.Id != id.ToString()) return Damaged(location, id, $"it says that it is '{identity.Id}'");
            var entry = format.EntryOf(record, Convert.ToHexStringLower(hash), content.Length);
            var read = new CheckedRecord<TEntry>(
                location, entry, identity.PreviousChecksum, format.ChainChecksum(record, content), IsVouchedFor: false);
            return new RecordCheckResult<TEntry>(read, Problem(location, id, content), hash.ToArray());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return Damaged(location, id, exception.Message);
        }
    }

    private IntegrityFinding? Problem(string location, RecordId id, ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8)) content = content[3..];
        return _schema.Check(content) is not { } problem ? null : Found.Error(
            IntegrityProblem.RecordInvalid,
            location,
            $"'{problem.Pointer}' breaks the schema ({problem.Rule}): {problem.Message}",
            "Correct the file, or restore it from a backup or from version control; it can still be read.",
            id.ToString());
    }

    private static RecordCheckResult<TEntry> Damaged(string location, RecordId id, string why) => new(
        Record: null,
        Found.Error(IntegrityProblem.RecordDamaged, location, $"The record cannot be read: {why.TrimEnd('.')}.", Found.Restore, id.ToString()),
        Hash: null);

    // Whoever edits a file changes its time; a disk that fails does not.
    private static IntegrityFinding Changed(string location, RecordId id, bool isSilent) => isSilent
        ? Found.Error(
            IntegrityProblem.RecordChanged,
            location,
            "The content is not what the store wrote, although length and time of the file are the same: the disk may be failing.",
            Found.Restore,
            id.ToString())
        : Found.Warning(
            IntegrityProblem.RecordChanged,
            location,
            "The content is not what the store wrote; somebody else has changed the file.",
            "Compare it with a backup or with version control. If it is right, run Repair-ProductionStore -AcceptChanges (prodops store repair --accept-changes).",
            id.ToString());

    private static bool IsChecksum(ReadOnlySpan<byte> hash, string hexadecimal)
    {
        Span<byte> other = stackalloc byte[SHA256.HashSizeInBytes];
        return hexadecimal.Length == 2 * other.Length &&
            Convert.FromHexString(hexadecimal, other, out _, out _) == System.Buffers.OperationStatus.Done &&
            hash.SequenceEqual(other);
    }
}
