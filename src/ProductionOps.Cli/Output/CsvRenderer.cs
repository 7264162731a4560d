using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Output;

/// <summary>Writes comma-separated values by RFC 4180, safe to open in a spreadsheet.</summary>
internal sealed class CsvRenderer(Terminal terminal, bool isLive = false) : IRecordRenderer
{
    private const string LineBreak = "\r\n";

    /// <inheritdoc/>
    public async Task RenderAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        await using var writer = terminal.OpenWriter();
        await writer.WriteAsync(string.Join(',', view.Fields.Select(static f => Quote(f.Name))) + LineBreak);
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(string.Join(',', view.Fields.Select(f => Cell(f.Value(record)))) + LineBreak);
            if (isLive) await writer.FlushAsync(cancellationToken);
        }
    }

    /// <summary>A value as a cell.</summary>
    internal static string Cell(object? value) =>
        Quote(value is string or IReadOnlyList<string> ? Neutralize(ScalarText.Of(value)) : ScalarText.Of(value));

    // A spreadsheet would run such a text as a formula (CWE-1236); numbers keep their sign.
    private static string Neutralize(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
