using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Output;

/// <summary>Writes a table that fits the terminal.</summary>
internal sealed class TableRenderer(Terminal terminal, AnsiStyle style) : IRecordRenderer
{
    /// <inheritdoc/>
    public async Task RenderAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        await foreach (var record in records.WithCancellation(cancellationToken)) rows.Add(ReadRow(view, record));
        if (rows.Count == 0) return;

        var headers = view.Columns.Select(static c => c.Header).ToArray();
        var widths = TableLayout.Fit(
            [.. view.Columns.Select((c, i) => new ColumnExtent(NaturalWidth(headers[i], rows, i), c.MinimumWidth))], terminal.Width);

        await using var writer = terminal.OpenWriter();
        var headings = new Row(headers, [.. headers.Select(static _ => TextStyle.Heading)]);
        foreach (var row in rows.Prepend(headings)) await writer.WriteLineAsync(Line(view, row, widths));
    }

    private static Row ReadRow<T>(View<T> view, T record) => new(
        [.. view.Columns.Select(c => CellText.Clean(ScalarText.ForPeople(c.Value(record))))],
        [.. view.Columns.Select(c => c.Style?.Invoke(record) ?? TextStyle.None)]);

    private static int NaturalWidth(string header, List<Row> rows, int index) =>
        Math.Max(CellText.Width(header), rows.Max(r => CellText.Width(r.Cells[index])));

    private string Line<T>(View<T> view, Row row, IReadOnlyList<int> widths)
    {
        var cells = new List<string>();
        for (var i = 0; i < widths.Count; i++)
        {
            if (widths[i] == 0) continue;
            var text = CellText.Fit(row.Cells[i], widths[i]);
            var padding = new string(' ', widths[i] - CellText.Width(text));
            var styled = style.Apply(row.Styles[i], text);
            cells.Add(view.Columns[i].AlignRight ? padding + styled : styled + padding);
        }

        return string.Join("  ", cells).TrimEnd();
    }

    private sealed record Row(IReadOnlyList<string> Cells, IReadOnlyList<TextStyle> Styles);
}
