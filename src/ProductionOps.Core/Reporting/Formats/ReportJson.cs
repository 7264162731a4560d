using System.Text.Json.Serialization;
using ProductionOps.Json;
using ProductionOps.Reporting.Content;
using ProductionOps.Status;

namespace ProductionOps.Reporting.Formats;

/// <summary>How reports are written as JSON, in the manner of the entities.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(UtcTimeConverter), typeof(JsonStringEnumConverter<ProductionHealth>)])]
[JsonSerializable(typeof(ProductionReport))]
[JsonSerializable(typeof(ReportFormat))]
internal sealed partial class ReportJson : JsonSerializerContext;
