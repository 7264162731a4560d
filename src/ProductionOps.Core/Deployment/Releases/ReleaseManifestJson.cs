using System.Text.Json.Serialization;
using ProductionOps.Json;

namespace ProductionOps.Deployment.Releases;

/// <summary>How manifests are written and read: as every other entity, but without indentation, since they have thousands of files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(ReleaseManifest))]
public sealed partial class ReleaseManifestJson : JsonSerializerContext;
