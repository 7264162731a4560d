using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProductionOps.Store.Files;

/// <summary>What the store must know of one kind of record; everything else is the same for all kinds.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal abstract class RecordFormat<TRecord, TEntry>
    where TRecord : class
    where TEntry : class
{
    /// <summary>Largest record that is written or read.</summary>
    public const int LargestRecord = 16 * 1024 * 1024;

    /// <summary>Version of the format that records are written in.</summary>
    public const int SchemaVersion = 1;

    // Letters stand in them as they are, as in the record files.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    public abstract RecordKind Kind { get; }

    public abstract JsonTypeInfo<TRecord> RecordType { get; }

    public abstract JsonTypeInfo<IndexLine<TEntry>> LineType { get; }

    public abstract JsonTypeInfo<IndexSnapshot<TEntry>> SnapshotType { get; }

    /// <summary>Reads entries without the serializer; null for a kind of which there are few.</summary>
    protected virtual IndexReader.ObjectReader<TEntry>? EntryReader => null;

    /// <summary>Whether each record carries the checksum of the one before it.</summary>
    public virtual bool IsChained => true;

    public abstract StoredIdentity IdentityOf(TRecord record);

    /// <summary>The record with an identity, and with whatever else the store fills in when it is added.</summary>
    public abstract TRecord WithIdentity(TRecord record, StoredIdentity identity, DateTimeOffset now);

    /// <summary>The instant that the identifier of a new record is made of.</summary>
    public abstract DateTimeOffset InstantOf(TRecord record, DateTimeOffset now);

    public abstract TEntry EntryOf(TRecord record, string checksum, long length);

    public abstract RecordFacts FactsOf(TEntry entry);

    /// <summary>The identifier of an entry alone.</summary>
    public abstract string IdOf(TEntry entry);

    /// <summary>The position of an entry in the order of all records, alone.</summary>
    public abstract long SequenceOf(TEntry entry);

    /// <summary>SHA-256 of the file that an entry was made of.</summary>
    public abstract string ChecksumOf(TEntry entry);

    /// <summary>When a record was written, as far as it tells.</summary>
    public virtual DateTimeOffset WrittenAt(TEntry entry) => FactsOf(entry).Timestamp;

    /// <summary>An index line of its text; null where it is none.</summary>
    /// <exception cref="JsonException">It is no JSON, or not that of an index line.</exception>
    public IndexLine<TEntry>? ParseLine(ReadOnlySpan<byte> json) =>
        (EntryReader is { } read ? IndexReader.TryReadLine(json, read) : null) ?? JsonSerializer.Deserialize(json, LineType);

    /// <summary>A snapshot of an index of its text; null where it is none.</summary>
    /// <exception cref="JsonException">It is no JSON, or not that of a snapshot.</exception>
    public IndexSnapshot<TEntry>? ParseSnapshot(ReadOnlySpan<byte> json) =>
        (EntryReader is { } read ? IndexReader.TryReadSnapshot(json, read) : null) ?? JsonSerializer.Deserialize(json, SnapshotType);

    /// <summary>
    /// The checksum that the next record carries as <c>previousChecksum</c>, over what never changes of this one; null for a kind
    /// that is not chained.
    /// </summary>
    public abstract string? ChainChecksum(TRecord record, ReadOnlySpan<byte> content);

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Checksum(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The bytes of a record, as they are stored.</summary>
    /// <exception cref="OperationException"><c>RecordTooLarge</c>, <c>RecordInvalid</c>.</exception>
    public byte[] Serialize(TRecord record)
    {
        using var encoder = new RecordEncoder<TRecord, TEntry>(this);
        return encoder.Encode(record).ToArray();
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="JsonException">It is not a record of this kind.</exception>
    public TRecord Deserialize(ReadOnlySpan<byte> content)
    {
        // Editors on Windows add a byte order mark, which JSON itself does not allow.
        if (content.StartsWith("\uFEFF"u8)) content = content[3..];
        return JsonSerializer.Deserialize(content, RecordType) ?? throw new JsonException("It is null.");
    }

    /// <summary>The checksum over a few facts as one JSON object without white space.</summary>
    protected static string FactsChecksum(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Checksum(buffer.WrittenSpan);
    }
}
