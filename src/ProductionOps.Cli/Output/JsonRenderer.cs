using System.Text.Encodings.Web;
using System.Text.Json;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Output;

/// <summary>Writes one JSON array, each record as the store has it.</summary>
internal sealed class JsonRenderer(Terminal terminal) : IRecordRenderer
{
    // As the files of a store are written: letters of all languages as they are.
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public async Task RenderAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(terminal.Output, Options);
        writer.WriteStartArray();
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            JsonSerializer.Serialize(writer, record, view.Json);
            await writer.FlushAsync(cancellationToken);
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken);
        terminal.Output.WriteByte((byte)'\n');
    }
}
