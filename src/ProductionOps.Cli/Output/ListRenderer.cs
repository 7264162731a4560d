using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Output;

/// <summary>Writes a record as lines of name and value, for people who look at one closely.</summary>
internal sealed class ListRenderer(Terminal terminal, AnsiStyle style) : IRecordRenderer
{
    /// <inheritdoc/>
    public async Task RenderAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        await using var writer = terminal.OpenWriter();
        var isFirst = true;
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            if (!isFirst) await writer.WriteLineAsync();
            isFirst = false;
            Write(writer, view, record);
        }
    }

    private void Write<T>(StreamWriter writer, View<T> view, T record)
    {
        var lines = view.Fields
            .Select(f => (f.Name, Text: CellText.Clean(ScalarText.ForPeople(f.Value(record)))))
            .Where(static line => line.Text.Length > 0)
            .ToList();
        var width = lines.Select(static line => line.Name.Length).DefaultIfEmpty().Max();
        foreach (var (name, text) in lines) writer.WriteLine($"{style.Apply(TextStyle.Heading, name.PadRight(width))} : {text}");
    }
}
