using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProductionOps.Browsers.Protocol;

/// <summary>A message of the browser: an answer when it has an id, else an event.</summary>
internal sealed record CdpMessage(int? Id = null, string? Method = null, string? SessionId = null, [property: JsonPropertyName("params")] JsonElement? Parameters = null, JsonElement? Result = null, CdpMessage.Failure? Error = null)
{
    public sealed record Failure(string Message);
}
