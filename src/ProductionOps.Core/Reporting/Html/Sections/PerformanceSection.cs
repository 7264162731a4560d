using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Reporting.Content;
using ProductionOps.Reporting.Html.Charts;

namespace ProductionOps.Reporting.Html.Sections;

/// <summary>Core Web Vitals against their thresholds.</summary>
internal sealed class PerformanceSection(ReportContext context) : IReportSection
{
    private static readonly (string Name, string Unit, VitalBounds Bounds, Func<ReportMeasurement, double?> Value, Func<VitalsAnalytics, VitalAnalytics?> Period)[] Vitals =
    [
        ("LCP", "s", VitalBounds.Lcp, static one => one.Lcp, static all => all.Lcp),
        ("FCP", "s", VitalBounds.Fcp, static one => one.Fcp, static all => all.Fcp),
        ("CLS", "", VitalBounds.Cls, static one => one.Cls, static all => all.Cls),
        ("FID", "ms", VitalBounds.Fid, static one => one.Fid, static all => all.Fid),
        ("INP", "ms", VitalBounds.Inp, static one => one.Inp, static all => all.Inp),
    ];

    public void Write(HtmlWriter html)
    {
        html.Open("section", ("aria-labelledby", "vitals")).Element("h2", "Core Web Vitals", ("id", "vitals"));
        if (context.Report.Monitoring.Performance.CoreWebVitals is not { } measured)
        {
            html.Element("p", "No web vitals were measured in this period.").Close("section");
            return;
        }

        WriteRatings(html, measured);
        html.Open("div", ("class", "charts"));
        foreach (var (name, unit, bounds, value, _) in Vitals)
        {
            var chart = new LineChart($"chart-{name.ToLowerInvariant()}", name, unit, context.Period)
            {
                Lines = [new ChartLine(name, [.. context.Report.Measurements.Where(one => value(one) is not null).Select(one => (one.Time, value(one)!.Value))])],
                Limits = [new ChartLimit("good up to", bounds.Good), new ChartLimit("poor above", bounds.Poor)],
                Marks = context.Marks,
            };
            if (chart.IsEmpty) continue;
            html.Open("figure").Element("h3", name);
            context.Write(html, chart);
            html.Close("figure");
        }

        html.Close("div");
        WriteTable(html);
        html.Close("section");
    }

    private static void WriteRatings(HtmlWriter html, VitalsAnalytics measured) => new HtmlTable("Web vitals of the period", "Vital", "p75 #", "Rating", "Good up to #", "Poor above #", "Newest #", "Trend").Write(
        html,
        Vitals.Select(vital => (vital, Figure: vital.Period(measured))).Where(static pair => pair.Figure is not null).Select(IReadOnlyList<HtmlCell> (pair) =>
        [
            pair.vital.Name,
            Measured(pair.Figure!.Percentile75, pair.vital.Unit),
            new HtmlCell(pair.Figure.Rating is { } rating ? JsonLiteral.Of(rating).Replace('-', ' ') : "", pair.Figure.Rating switch { WebVitalRating.Good => "good", WebVitalRating.Poor => "bad", _ => "caution" }),
            ReportText.Number(pair.vital.Bounds.Good, pair.vital.Unit),
            ReportText.Number(pair.vital.Bounds.Poor, pair.vital.Unit),
            Measured(pair.Figure.Current, pair.vital.Unit),
            pair.Figure.TrendPValue is null ? pair.Figure.Note : JsonLiteral.Of(pair.Figure.Trend) + (pair.Figure.TrendDeploymentId is { } id ? $" since {id}" : ""),
        ]));

    private void WriteTable(HtmlWriter html) => new HtmlTable("Measurements of the performance", "Time @", "LCP #", "FCP #", "CLS #", "FID #", "INP #", "Lighthouse #").WriteFolded(
        html,
        $"{new Quantity(context.Report.Measurements.Count, "measurement")} as a table",
        context.Report.Measurements.Reverse().Select(IReadOnlyList<HtmlCell> (one) =>
        [
            context.Text.Time(one.Time), Cell(one.Lcp, "s"), Cell(one.Fcp, "s"), Cell(one.Cls, ""), Cell(one.Fid, "ms"), Cell(one.Inp, "ms"), Cell(one.Performance, ""),
        ]));

    // Nobody measures a page to the microsecond.
    private static string Measured(double? value, string unit) =>
        ReportText.Number(value is { } number ? Math.Round(number, unit switch { "ms" => 0, "s" => 2, _ => 3 }) : null, unit);

    private static string Cell(double? value, string unit) => value is null ? "" : Measured(value, unit);
}
