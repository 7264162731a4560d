using System.Globalization;
using ProductionOps.Reporting.Content;

namespace ProductionOps.Reporting.Html.Charts;

/// <summary>The availability of each day: a column a week, from Monday down.</summary>
internal sealed class CalendarChart(IReadOnlyList<ReportDay> days)
{
    private const int DaysOfWeek = 7;
    private const double Left = 40;
    private const double Top = 22;

    public void Write(HtmlWriter html)
    {
        var (first, last) = (days[0].Date, days[^1].Date);
        var monday = first.AddDays(-Row(first));
        var weeks = ((last.DayNumber - monday.DayNumber) / DaysOfWeek) + 1;
        double cell = weeks > 20 ? 13 : 24;
        var width = Math.Max(Left + (weeks * cell) + 4, 260);
        html.Open("div", ("class", "scroll"), ("tabindex", 0), ("role", "region"), ("aria-label", "Chart: availability by day"));
        html.Open(
            "svg",
            ("class", "calendar"),
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {Top + (DaysOfWeek * cell) + 2}")),
            ("width", width),
            ("height", Top + (DaysOfWeek * cell) + 2),
            ("role", "img"),
            ("aria-label", Summary()));
        foreach (var (row, name) in new[] { (0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun") })
            html.Element("text", name, ("x", Left - 6), ("y", Top + (row * cell) + (cell * 0.72)), ("text-anchor", "end"));
        var known = days.GroupBy(static day => day.Date).ToDictionary(static group => group.Key, static group => group.Last());
        DateOnly? labelled = null;
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            var x = Left + ((date.DayNumber - monday.DayNumber) / DaysOfWeek * cell);
            var y = Top + (Row(date) * cell);
            if ((date == first || date.Day == 1) && (labelled is null || date.DayNumber - labelled.Value.DayNumber > 20))
            {
                html.Element("text", date.ToString("MMM", CultureInfo.InvariantCulture), ("x", x), ("y", Top - 8));
                labelled = date;
            }

            WriteDay(html, date, known.GetValueOrDefault(date), x, y, cell);
        }

        html.Close("svg").Close("div");
        WriteLegend(html);
    }

    /// <summary>The class of a day, by what was known of it.</summary>
    public static string LevelOf(double? availability) => availability switch
    {
        null => "unknown",
        100 => "full",
        >= 99.9 => "high",
        >= 99 => "middle",
        _ => "low",
    };

    private static void WriteDay(HtmlWriter html, DateOnly date, ReportDay? day, double x, double y, double cell)
    {
        var level = LevelOf(day?.Availability);
        html.Open("g").Element("title", $"{date:yyyy-MM-dd}: {(day?.Availability is null ? "nothing known" : ReportText.Percentage(day.Availability))}{(day?.DownTime > 0 ? $", down {ReportText.Duration(day.DownTime)}" : "")}{(day?.MaintenanceTime > 0 ? $", maintenance {ReportText.Duration(day.MaintenanceTime)}" : "")}");
        html.Open("rect", ("class", "day " + level), ("x", x), ("y", y), ("width", cell - 3), ("height", cell - 3), ("rx", 2)).Close("rect");
        // Not by colour alone: a day that lost time has a mark, the more the worse.
        if (level is "low" or "middle")
            html.Open("path", ("class", "scar"), ("d", string.Create(CultureInfo.InvariantCulture, $"M{x + 3} {y + cell - 6}L{x + cell - 6} {y + 3}{(level == "low" ? $"M{x + 3} {y + 3}L{x + cell - 6} {y + cell - 6}" : "")}"))).Close("path");
        html.Close("g");
    }

    private static void WriteLegend(HtmlWriter html)
    {
        html.Open("ul", ("class", "legend days"));
        foreach (var (level, text) in new[] { ("full", "100 %"), ("high", "from 99.9 %"), ("middle", "from 99 %"), ("low", "below 99 %"), ("unknown", "nothing known") })
            html.Open("li", ("class", level)).Text(text).Close("li");
        html.Close("ul");
    }

    private string Summary()
    {
        var full = days.Count(static day => day.Availability == 100);
        return $"Availability by day from {days[0].Date:yyyy-MM-dd} to {days[^1].Date:yyyy-MM-dd}: {full} of {new Quantity(days.Count, "day")} with measurements without an outage. The table below has the values.";
    }

    private static int Row(DateOnly date) => ((int)date.DayOfWeek + 6) % DaysOfWeek;
}
