using System.Globalization;
using System.Text;
using ProductionOps.Analytics.Figures;
using ProductionOps.Json;
using ProductionOps.Reporting.Content;

namespace ProductionOps.Reporting.Formats;

/// <summary>The figures as comma-separated values by RFC 4180, safe to open in a spreadsheet.</summary>
internal static class CsvReport
{
    private static readonly (string Name, Func<AnalyticsFigure, object?> Value)[] Columns =
    [
        ("environment", static f => JsonLiteral.Of(f.Environment)),
        ("from", static f => f.From),
        ("to", static f => f.To),
        ("timeZone", static f => f.TimeZone),
        ("metric", static f => f.Metric),
        ("value", static f => f.Value),
        ("unit", static f => f.Unit),
        ("previous", static f => f.Previous),
        ("change", static f => f.Change),
        ("changePercent", static f => f.ChangePercent),
        ("trend", static f => f.Trend is { } trend ? JsonLiteral.Of(trend) : null),
        ("trendPValue", static f => f.TrendPValue),
        ("trendSince", static f => f.TrendSince),
        ("trendDeploymentId", static f => f.TrendDeploymentId),
        ("note", static f => f.Note),
        ("recordIds", static f => f.RecordIds),
    ];

    public static string Render(ProductionReport report)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns.Select(static column => column.Name)).Append("\r\n");
        foreach (var figure in report.Figures) text.AppendJoin(',', Columns.Select(column => Cell(column.Value(figure)))).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => Quote(Neutralize(value.ToString()!)),
    };

    // A spreadsheet would run such a text as a formula (CWE-1236).
    private static string Neutralize(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
