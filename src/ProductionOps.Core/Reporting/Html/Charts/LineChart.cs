using System.Globalization;
using System.Text;
using ProductionOps.Analytics.Periods;

namespace ProductionOps.Reporting.Html.Charts;

/// <summary>Values over the period, with thresholds, deployments and rollbacks.</summary>
internal sealed class LineChart(string id, string title, string unit, ReportPeriod period)
{
    private const double Width = 760;
    private const double Height = 240;
    private const double Left = 64;
    private const double Right = 748;
    private const double Top = 14;
    private const double Bottom = 208;

    // More deployments than this would be a curtain; the timeline still has them.
    private const int MostMarks = 150;

    public required IReadOnlyList<ChartLine> Lines { get; init; }

    public IReadOnlyList<ChartLimit> Limits { get; init; } = [];

    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>The end of the axis, for scales that have one; null for that of the values.</summary>
    public double? Highest { get; init; }

    /// <summary>Whether there is anything to draw.</summary>
    public bool IsEmpty => Lines.All(static line => line.Points.Count == 0);

    public void Write(HtmlWriter html)
    {
        var times = new TimeScale(period, Left, Right);
        var values = new ValueScale(HighestValue, Top, Bottom);
        html.Open("div", ("class", "scroll"), ("tabindex", 0), ("role", "region"), ("aria-label", $"Chart: {title}"));
        html.Open("svg", ("class", "chart"), ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}")), ("role", "img"), ("aria-label", Summary()));
        WriteGrid(html, times, values);
        foreach (var mark in Marks.Count < MostMarks ? Marks : Marks.Where(static mark => mark.Kind == "rollback"))
        {
            html.Open("line", ("class", "mark " + mark.Kind), ("x1", Round(times.Of(mark.Time))), ("x2", Round(times.Of(mark.Time))), ("y1", Top), ("y2", Bottom));
            html.Element("title", mark.Title).Close("line");
        }

        foreach (var limit in Limits.Where(limit => limit.Value <= values.Highest))
        {
            html.Open("line", ("class", "limit"), ("x1", Left), ("x2", Right), ("y1", Round(values.Of(limit.Value))), ("y2", Round(values.Of(limit.Value)))).Close("line");
        }

        foreach (var (index, line) in Lines.Index()) WriteLine(html, line, index, times, values);
        foreach (var limit in Limits.Where(limit => limit.Value <= values.Highest))
            html.Element("text", $"{limit.Name} {ReportText.Number(limit.Value, unit)}", ("class", "limit-label"), ("x", Right - 4), ("y", Round(values.Of(limit.Value) - 4)), ("text-anchor", "end"));
        html.Close("svg").Close("div");
        html.Open("div", ("class", "zoom"), ("id", id), ("aria-hidden", "true")).Close("div");
        WriteLegend(html);
    }

    /// <summary>The same for the script.</summary>
    public ChartData ToData()
    {
        var times = Lines.SelectMany(static line => line.Points.Select(static point => Seconds(point.Time))).Distinct().Order().ToList();
        List<IReadOnlyList<double?>> columns = [[.. times.Select(static time => (double?)time)]];
        foreach (var line in Lines)
        {
            var known = line.Points.ToLookup(static point => Seconds(point.Time), static point => Math.Round(point.Value, 4));
            columns.Add([.. times.Select(time => known[time].Select(static value => (double?)value).FirstOrDefault())]);
        }

        return new ChartData
        {
            Id = id,
            Unit = unit,
            Names = [.. Lines.Select(static line => line.Name)],
            Columns = columns,
            From = Seconds(period.From),
            To = Seconds(period.To),
            Highest = new ValueScale(HighestValue, Top, Bottom).Highest,
            Limits = Limits,
            Deployments = [.. Marks.Where(static mark => mark.Kind != "rollback").Select(static mark => Seconds(mark.Time))],
            Rollbacks = [.. Marks.Where(static mark => mark.Kind == "rollback").Select(static mark => Seconds(mark.Time))],
        };
    }

    // Some room above, in which a threshold has its name.
    private double HighestValue => Highest ?? 1.08 * Lines.SelectMany(static line => line.Points).Select(static point => point.Value).Concat(Limits.Take(1).Select(static limit => limit.Value)).DefaultIfEmpty(1).Max();

    private string Summary()
    {
        var parts = Lines.Where(static line => line.Points.Count > 0).Select(line =>
            $"{line.Name} from {ReportText.Number(line.Points.Min(static point => point.Value), unit)} to {ReportText.Number(line.Points.Max(static point => point.Value), unit)}, last {ReportText.Number(line.Points[^1].Value, unit)}");
        return $"{title}: {string.Join("; ", parts)}. The table below has the values.";
    }

    private void WriteGrid(HtmlWriter html, TimeScale times, ValueScale values)
    {
        foreach (var value in values.Ticks())
        {
            var y = Round(values.Of(value));
            html.Open("line", ("class", "grid"), ("x1", Left), ("x2", Right), ("y1", y), ("y2", y)).Close("line");
            html.Element("text", ReportText.Number(Math.Round(value, 6), unit), ("x", Left - 8), ("y", y + 4), ("text-anchor", "end"));
        }

        foreach (var (x, label) in times.Ticks())
        {
            if (x > Right - 24) continue;
            html.Open("line", ("class", "tick"), ("x1", Round(x)), ("x2", Round(x)), ("y1", Bottom), ("y2", Bottom + 5)).Close("line");
            html.Element("text", label, ("x", Round(x)), ("y", Bottom + 20), ("text-anchor", x < Left + 20 ? "start" : "middle"));
        }
    }

    // A line does not cross a gap: nothing is known there.
    private static void WriteLine(HtmlWriter html, ChartLine line, int index, TimeScale times, ValueScale values)
    {
        var path = new StringBuilder();
        var gap = GapOf(line.Points);
        for (var i = 0; i < line.Points.Count; i++)
        {
            var (time, value) = line.Points[i];
            var isStart = i == 0 || time - line.Points[i - 1].Time > gap;
            var isAlone = isStart && (i + 1 == line.Points.Count || line.Points[i + 1].Time - time > gap);
            var (x, y) = (Round(times.Of(time)), Round(values.Of(value)));
            path.Append(CultureInfo.InvariantCulture, $"{(isStart ? 'M' : 'L')}{x} {y}");
            if (isAlone) html.Open("circle", ("class", $"dot c{index}"), ("cx", x), ("cy", y), ("r", 3)).Close("circle");
        }

        html.Open("path", ("class", $"line c{index}"), ("d", path)).Close("path");
    }

    private static TimeSpan GapOf(IReadOnlyList<(DateTimeOffset Time, double Value)> points)
    {
        if (points.Count < 3) return TimeSpan.MaxValue;
        var gaps = points.Skip(1).Zip(points, static (later, earlier) => later.Time - earlier.Time).Order().ToList();
        return 4 * gaps[gaps.Count / 2];
    }

    private void WriteLegend(HtmlWriter html)
    {
        html.Open("ul", ("class", "legend"));
        foreach (var (index, line) in Lines.Index()) html.Open("li", ("class", $"c{index}")).Text(line.Name).Close("li");
        if (Marks.Any(static mark => mark.Kind == "deployment")) html.Open("li", ("class", "deployment")).Text("deployment").Close("li");
        if (Marks.Any(static mark => mark.Kind == "rollback")) html.Open("li", ("class", "rollback")).Text("undone or rollback").Close("li");
        html.Close("ul");
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static double Round(double value) => Math.Round(value, 1);
}
