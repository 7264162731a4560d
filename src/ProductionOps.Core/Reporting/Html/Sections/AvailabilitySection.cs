using System.Globalization;
using ProductionOps.Reporting.Html.Charts;

namespace ProductionOps.Reporting.Html.Sections;

/// <summary>Availability by day, and response times.</summary>
internal sealed class AvailabilitySection(ReportContext context) : IReportSection
{
    public void Write(HtmlWriter html)
    {
        var days = context.Report.Days;
        html.Open("section", ("aria-labelledby", "availability")).Element("h2", "Availability", ("id", "availability"));
        if (days.Count == 0)
        {
            html.Element("p", "No uptime was measured in this period.").Close("section");
            return;
        }

        var uptime = context.Report.Monitoring.Uptime;
        html.Element("p", $"{ReportText.Percentage(uptime.Current)} of the known time, {ReportText.Duration(uptime.DownTime)} down; {ReportText.Percentage(uptime.Coverage)} of the period is known.{(uptime.MaintenanceTime > 0 ? $" Planned maintenance of {ReportText.Duration(uptime.MaintenanceTime)} is left out." : "")}");
        html.Open("figure");
        new CalendarChart(days).Write(html);
        html.Element("figcaption", "Each square is a day; a stroke marks one that lost time.").Close("figure");
        var chart = new LineChart("chart-response", "Response time", "ms", context.Period)
        {
            Lines =
            [
                new ChartLine("95th percentile", [.. days.Where(static day => day.Percentile95ResponseTime is not null).Select(static day => (Middle(day.From, day.To), day.Percentile95ResponseTime!.Value))]),
                new ChartLine("median", [.. days.Where(static day => day.MedianResponseTime is not null).Select(static day => (Middle(day.From, day.To), day.MedianResponseTime!.Value))]),
            ],
            Marks = context.Marks,
        };
        html.Element("h3", "Response time");
        if (chart.IsEmpty) html.Element("p", "No response time was measured.");
        else
        {
            html.Open("figure");
            context.Write(html, chart);
            html.Element("figcaption", "By day, within 1 %.").Close("figure");
        }

        WriteTable(html);
        html.Close("section");
    }

    private void WriteTable(HtmlWriter html) => new HtmlTable("Availability and response time by day", "Day", "Availability #", "Known #", "Down #", "Samples #", "Median #", "p95 #").WriteFolded(
        html,
        $"{new Quantity(context.Report.Days.Count, "day")} as a table",
        context.Report.Days.Reverse().Select(IReadOnlyList<HtmlCell> (day) =>
        [
            day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (day.IsUtc ? " (UTC)" : ""),
            new HtmlCell(ReportText.Percentage(day.Availability), day.Availability < 99.9 ? "bad" : null),
            ReportText.Percentage(day.Coverage),
            day.DownTime > 0 ? ReportText.Duration(day.DownTime) : "0",
            ReportText.Number(day.Samples),
            ReportText.Number(day.MedianResponseTime is { } median ? Math.Round(median) : null, "ms"),
            ReportText.Number(day.Percentile95ResponseTime is { } high ? Math.Round(high) : null, "ms"),
        ]));

    private static DateTimeOffset Middle(DateTimeOffset from, DateTimeOffset to) => from + ((to - from) / 2);
}
