using System.Text.Json.Serialization;
using ProductionOps.Json;

namespace ProductionOps.Maintenance.Content.External;

/// <summary>How what is remembered of external addresses is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(ExternalMemory))]
internal sealed partial class ExternalJson : JsonSerializerContext;
