using System.Text.Json;
using ProductionOps.Reporting.Content;

namespace ProductionOps.Reporting.Formats;

/// <summary>All of a report as JSON.</summary>
internal static class JsonReport
{
    public static string Render(ProductionReport report) => JsonSerializer.Serialize(report, ReportJson.Default.ProductionReport) + "\n";
}
