using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProductionOps.Store.Exchange.Csv;
using ProductionOps.Store.Exchange.Schemas;

namespace ProductionOps.Store.Exchange;

/// <summary>Writes records of one kind, one at a time.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class RecordExport<TRecord>(RecordExportRequest request, SchemaNode schema, JsonTypeInfo<TRecord> type, ExportProgress progress)
    where TRecord : class
{
    // Letters of all languages stand in the file as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes all records; returns how many there were.</summary>
    public async ValueTask<long> RunAsync(IAsyncEnumerable<TRecord> records, CancellationToken cancellationToken)
    {
        var buffered = new BufferedStream(request.Destination, 64 * 1024);
        var count = request.Format == ExchangeFormat.Csv
            ? await WriteCsvAsync(records, buffered, cancellationToken).ConfigureAwait(false)
            : await WriteJsonAsync(records, buffered, cancellationToken).ConfigureAwait(false);
        await buffered.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    private async ValueTask<long> WriteJsonAsync(IAsyncEnumerable<TRecord> records, BufferedStream stream, CancellationToken cancellationToken)
    {
        var count = 0L;
        var isArray = request.Format == ExchangeFormat.Json;
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (isArray) stream.Write(count == 0 ? "[\n"u8 : ",\n"u8);
            using (var writer = new Utf8JsonWriter(stream, Options)) JsonSerializer.Serialize(writer, record, type);
            if (!isArray) stream.WriteByte((byte)'\n');
            if (++count % ExportProgress.Interval == 0) await progress.TellAsync(count, cancellationToken).ConfigureAwait(false);
        }

        if (isArray) stream.Write(count == 0 ? "[]\n"u8 : "\n]\n"u8);
        return count;
    }

    private async ValueTask<long> WriteCsvAsync(IAsyncEnumerable<TRecord> records, BufferedStream stream, CancellationToken cancellationToken)
    {
        var count = 0L;
        var text = new StreamWriter(stream, Encoding, bufferSize: 16 * 1024, leaveOpen: true);
        await using (text.ConfigureAwait(false))
        {
            var writer = new CsvRecordWriter(new CsvColumns(schema), text);
            writer.WriteHeader();
            await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                writer.Write(JsonSerializer.SerializeToElement(record, type));
                if (++count % ExportProgress.Interval == 0) await progress.TellAsync(count, cancellationToken).ConfigureAwait(false);
            }
        }

        return count;
    }
}
