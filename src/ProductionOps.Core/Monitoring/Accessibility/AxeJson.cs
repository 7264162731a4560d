using System.Text.Json.Serialization;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Reads <see cref="AxeFormat"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 256)]
[JsonSerializable(typeof(AxeFormat.Results))]
internal sealed partial class AxeJson : JsonSerializerContext;
