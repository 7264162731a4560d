using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>The outcome of an uptime sample.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UptimeStatus>))]
public enum UptimeStatus
{
    /// <summary>Answered as expected.</summary>
    [JsonStringEnumMemberName("up")]
    Up,

    /// <summary>Did not answer as expected.</summary>
    [JsonStringEnumMemberName("down")]
    Down,

    /// <summary>Answered as expected but slowly, or partly.</summary>
    [JsonStringEnumMemberName("degraded")]
    Degraded,
}
