using System.Text.Json.Serialization;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Plain values in the context of an error.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class TextJson : JsonSerializerContext;
