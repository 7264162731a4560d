namespace ProductionOps.Reporting.Html;

/// <summary>A table with a caption; on narrow screens it scrolls by itself.</summary>
/// <param name="caption">What it shows.</param>
/// <param name="columns">Its columns; one that ends with a space and a hash holds numbers, at the right, one that ends with a space and an at sign times, which are not broken.</param>
internal sealed class HtmlTable(string caption, params IReadOnlyList<string> columns)
{
    private const string Numeric = " #";
    private const string Time = " @";

    // As many rows stay together on paper.
    private const int Short = 12;

    /// <summary>Writes it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="rows">Its rows; the first cell of each is its heading.</param>
    public void Write(HtmlWriter html, IEnumerable<IReadOnlyList<HtmlCell>> rows) => Write(html, rows.ToList());

    /// <summary>Writes it, folded away where it is long.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="rows">Its rows; the first cell of each is its heading.</param>
    /// <param name="most">Up to so many rows are shown.</param>
    /// <param name="summary">What is to be unfolded.</param>
    public void Write(HtmlWriter html, IReadOnlyList<IReadOnlyList<HtmlCell>> rows, int most, string summary)
    {
        if (rows.Count <= most) Write(html, rows);
        else WriteFolded(html, summary, rows);
    }

    /// <summary>Writes it folded away, as the values of a chart.</summary>
    public void WriteFolded(HtmlWriter html, string summary, IEnumerable<IReadOnlyList<HtmlCell>> rows)
    {
        html.Open("details").Element("summary", summary);
        Write(html, rows);
        html.Close("details");
    }

    private void Write(HtmlWriter html, List<IReadOnlyList<HtmlCell>> rows)
    {
        html.Open("div", ("class", rows.Count <= Short ? "scroll short" : "scroll"), ("tabindex", 0), ("role", "region"), ("aria-label", caption)).Open("table").Element("caption", caption).Open("thead").Open("tr");
        foreach (var column in columns) html.Element("th", Name(column), ("scope", "col"), ("class", ClassOf(column)));
        html.Close("tr").Close("thead").Open("tbody").Line();
        foreach (var row in rows)
        {
            html.Open("tr");
            foreach (var (index, cell) in row.Index())
            {
                var classes = string.Join(' ', new[] { ClassOf(columns[index]), cell.Class }.Where(static name => name is not null));
                if (index == 0) html.Element("th", cell.Text, ("scope", "row"), ("class", classes.Length > 0 ? classes : null));
                else html.Element("td", cell.Text, ("class", classes.Length > 0 ? classes : null));
            }

            html.Close("tr").Line();
        }

        html.Close("tbody").Close("table").Close("div");
    }

    private static string Name(string column) => ClassOf(column) is null ? column : column[..^Numeric.Length];

    private static string? ClassOf(string column) => column.EndsWith(Numeric, StringComparison.Ordinal) ? "number" : column.EndsWith(Time, StringComparison.Ordinal) ? "time" : null;
}
