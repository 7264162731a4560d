using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProductionOps.Store.Files;

/// <summary>
/// Turns records and index lines into the bytes that are stored, again and again in the same buffers. Each thread needs its own.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordEncoder<TRecord, TEntry>(RecordFormat<TRecord, TEntry> format) : IDisposable
    where TRecord : class
    where TEntry : class
{
    // Above this, one large record would keep its room for all the small ones after it.
    private const int KeptCapacity = 1024 * 1024;

    // People read and search these files, so letters of their languages stand in them as they are.
    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
        Indented = true,
        NewLine = "\n",
    };

    private static readonly JsonWriterOptions Compact = new() { MaxDepth = 64 };

    private readonly Utf8JsonWriter _record = new(Stream.Null, Indented);
    private readonly Utf8JsonWriter _line = new(Stream.Null, Compact);
    private readonly ArrayBufferWriter<byte> _sealed = new(1024);
    private ArrayBufferWriter<byte> _buffer = new(4096);

    /// <summary>The bytes of a record, as they are stored; valid until the next call.</summary>
    /// <exception cref="OperationException"><c>RecordTooLarge</c>, <c>RecordInvalid</c>.</exception>
    public ReadOnlySpan<byte> Encode(TRecord record)
    {
        try
        {
            Begin(_record);
            JsonSerializer.Serialize(_record, record, format.RecordType);
            _record.Flush();
            _buffer.Write("\n"u8);
            return _buffer.WrittenCount <= RecordFormat<TRecord, TEntry>.LargestRecord ? _buffer.WrittenSpan : throw TooLarge(record);
        }
        catch (JsonException exception)
        {
            var id = format.IdentityOf(record).Id;
            throw new OperationException(
                "RecordInvalid", ErrorKind.InvalidInput, $"The record '{id}' cannot be written as JSON: {exception.Message}", id, exception);
        }
    }

    /// <summary>The bytes of an index line, sealed, with its line feed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(IndexLine<TEntry> line)
    {
        Begin(_line);
        JsonSerializer.Serialize(_line, line, format.LineType);
        _line.Flush();
        _sealed.ResetWrittenCount();
        JsonSeal.Write(_buffer.WrittenSpan, _sealed);
        _sealed.Write("\n"u8);
        return _sealed.WrittenSpan;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _record.Dispose();
        _line.Dispose();
    }

    private void Begin(Utf8JsonWriter writer)
    {
        if (_buffer.Capacity > KeptCapacity) _buffer = new ArrayBufferWriter<byte>(4096);
        _buffer.ResetWrittenCount();
        writer.Reset(_buffer);
    }

    private OperationException TooLarge(TRecord record)
    {
        var id = format.IdentityOf(record).Id;
        var size = _buffer.WrittenCount.ToString("N0", CultureInfo.InvariantCulture);
        return new OperationException(
            "RecordTooLarge", ErrorKind.InvalidInput, $"The record '{id}' has {size} bytes; 16 MB is the most that is stored.", id);
    }
}
