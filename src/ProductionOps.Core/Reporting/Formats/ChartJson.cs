using System.Text.Json.Serialization;
using ProductionOps.Reporting.Html.Charts;

namespace ProductionOps.Reporting.Formats;

/// <summary>How charts are handed to the script of a page.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ChartData>))]
internal sealed partial class ChartJson : JsonSerializerContext;
