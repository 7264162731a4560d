using System.Text.Json.Serialization;
using ProductionOps.Json;
using ProductionOps.Monitoring.Incidents;

namespace ProductionOps.Monitoring;

/// <summary>How the documents that monitoring keeps between runs are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(OpenIncident))]
internal sealed partial class MonitoringJson : JsonSerializerContext;
