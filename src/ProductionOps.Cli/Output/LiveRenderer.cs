using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Output;

/// <summary>Writes the rows of a table as they come, in columns whose widths are known before.</summary>
internal sealed class LiveRenderer(Terminal terminal, AnsiStyle style) : IRecordRenderer
{
    private const string Gap = "  ";

    /// <inheritdoc/>
    public async Task RenderAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        await using var writer = terminal.OpenWriter();
        writer.AutoFlush = true;
        await writer.WriteLineAsync(Line(view, static column => column.Header, static _ => TextStyle.Heading));
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(Line(
                view, column => CellText.Clean(ScalarText.ForPeople(column.Value(record))), column => column.Style?.Invoke(record) ?? TextStyle.None));
        }
    }

    private string Line<T>(View<T> view, Func<Column<T>, string> textOf, Func<Column<T>, TextStyle> styleOf)
    {
        var rest = terminal.Width - view.Columns.Sum(static column => (column.LiveWidth ?? 0) + Gap.Length) + Gap.Length;
        return string.Join(Gap, view.Columns.Select(column => Cell(column, textOf(column), styleOf(column), column.LiveWidth ?? Math.Max(rest, column.MinimumWidth ?? 0)))).TrimEnd();
    }

    private string Cell<T>(Column<T> column, string text, TextStyle textStyle, int width)
    {
        var fitted = CellText.Fit(text, width);
        var padding = new string(' ', Math.Max(0, width - CellText.Width(fitted)));
        var styled = style.Apply(textStyle, fitted);
        return column.AlignRight ? padding + styled : styled + padding;
    }
}
