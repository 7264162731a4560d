using System.Text.Json.Serialization;

namespace ProductionOps.Monitoring.Performance.Vitals;

/// <summary>Reads <see cref="VitalsFormat"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VitalsFormat.Reading))]
[JsonSerializable(typeof(VitalsFormat.Point))]
internal sealed partial class VitalsJson : JsonSerializerContext;
