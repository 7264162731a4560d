using ProductionOps.Analytics.Figures;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Reporting.Html.Sections;

/// <summary>Every figure beside that of the period before.</summary>
internal sealed class FigureSection(ReportContext context) : IReportSection
{
    public void Write(HtmlWriter html)
    {
        html.Open("section", ("aria-labelledby", "all-figures")).Element("h2", "Every figure", ("id", "all-figures"));
        new HtmlTable("Every figure, beside that of the period before", "Figure", "Now #", "Before #", "Change #", "Trend", "Note").WriteFolded(
            html, $"{new Quantity(context.Report.Figures.Count, "figure")} as a table", context.Report.Figures.Select(Row));
        html.Close("section");
    }

    private static IReadOnlyList<HtmlCell> Row(AnalyticsFigure figure) =>
    [
        figure.Metric,
        Value(figure.Value, figure.Unit),
        Value(figure.Previous, figure.Unit),
        figure.Change is { } change ? ReportText.Number(Math.Round(change, 3), figure.Unit) : "",
        figure.Trend is { } trend && figure.TrendPValue is not null
            ? new HtmlCell(JsonLiteral.Of(trend), trend switch { Trend.Improving => "good", Trend.Degrading => "bad", _ => null })
            : "",
        figure.Note,
    ];

    private static string Value(double? value, string unit) => unit == "%" ? ReportText.Percentage(value) : ReportText.Number(value is { } number ? Math.Round(number, 3) : null, unit);
}
