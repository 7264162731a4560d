using System.Text.Encodings.Web;
using System.Text.Json;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Output;

/// <summary>Writes one JSON object a line, as soon as it is there.</summary>
internal sealed class NdjsonRenderer(Terminal terminal) : IRecordRenderer
{
    /// <inheritdoc/>
    public async Task RenderAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(
            terminal.Output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            JsonSerializer.Serialize(writer, record, view.Json);
            await writer.FlushAsync(cancellationToken);
            terminal.Output.WriteByte((byte)'\n');
            await terminal.Output.FlushAsync(cancellationToken);
            writer.Reset();
        }
    }
}
