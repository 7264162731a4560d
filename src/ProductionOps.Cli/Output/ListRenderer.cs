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
            .SelectMany(f => LinesOf(f.Value(record)).Select((text, index) => (Name: index == 0 ? f.Name : "", Text: CellText.Clean(text))))
            .Where(static line => line.Text.Length > 0)
            .ToList();
        var width = lines.Select(static line => line.Name.Length).DefaultIfEmpty().Max();
        foreach (var (name, text) in lines) writer.WriteLine($"{style.Apply(TextStyle.Heading, name.PadRight(width))} {(name.Length > 0 ? ':' : ' ')} {text}");
    }

    private static IEnumerable<string> LinesOf(object? value) => value as IReadOnlyList<string> ?? [ScalarText.ForPeople(value)];
}
