using System.Text.Json.Serialization;
using ProductionOps.Json;

namespace ProductionOps.Deployment.Targets.Command;

/// <summary>How the state of command targets is written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(PublishedRelease))]
public sealed partial class PublishedReleaseJson : JsonSerializerContext;
