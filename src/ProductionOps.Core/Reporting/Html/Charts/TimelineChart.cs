using System.Globalization;
using ProductionOps.Analytics.Periods;

namespace ProductionOps.Reporting.Html.Charts;

/// <summary>What happened when, in rows on one axis: deployments, rollbacks, outages, alerts.</summary>
internal sealed class TimelineChart(ReportPeriod period)
{
    private const double Left = 100;
    private const double Right = 748;
    private const double RowHeight = 34;
    private const double Shortest = 3;

    private readonly List<(string Name, IReadOnlyList<TimelineItem> Items)> _rows = [];

    public void Add(string name, IReadOnlyList<TimelineItem> items) => _rows.Add((name, items));

    public void Write(HtmlWriter html)
    {
        var times = new TimeScale(period, Left, Right);
        var bottom = 8 + (_rows.Count * RowHeight);
        html.Open("div", ("class", "scroll"), ("tabindex", 0), ("role", "region"), ("aria-label", "Chart: what happened when"));
        html.Open(
            "svg",
            ("class", "chart"),
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 760 {bottom + 30}")),
            ("role", "img"),
            ("aria-label", $"What happened when: {string.Join(", ", _rows.Select(static row => $"{row.Name} {row.Items.Count}"))}. The tables below list them."));
        foreach (var (index, row) in _rows.Index()) WriteRow(html, row.Name, row.Items, 8 + (index * RowHeight), times);
        foreach (var (x, label) in times.Ticks())
        {
            if (x > Right - 24) continue;
            html.Open("line", ("class", "tick"), ("x1", Math.Round(x, 1)), ("x2", Math.Round(x, 1)), ("y1", bottom), ("y2", bottom + 5)).Close("line");
            html.Element("text", label, ("x", Math.Round(x, 1)), ("y", bottom + 20), ("text-anchor", x < Left + 20 ? "start" : "middle"));
        }

        html.Close("svg").Close("div");
    }

    private static void WriteRow(HtmlWriter html, string name, IReadOnlyList<TimelineItem> items, double top, TimeScale times)
    {
        html.Element("text", name, ("x", Left - 10), ("y", top + 21), ("text-anchor", "end"));
        html.Open("line", ("class", "grid"), ("x1", Left), ("x2", Right), ("y1", top + RowHeight), ("y2", top + RowHeight)).Close("line");
        foreach (var item in items)
        {
            var from = times.Of(item.From);
            var width = Math.Max(Shortest, times.Of(item.To ?? item.From) - from);
            html.Open("rect", ("class", "item " + item.Kind), ("x", Math.Round(from, 1)), ("y", top + 7), ("width", Math.Round(width, 1)), ("height", RowHeight - 14), ("rx", 1.5));
            html.Element("title", item.Title).Close("rect");
        }
    }
}
