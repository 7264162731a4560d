using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Urgency of a maintenance run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Priority>))]
public enum Priority
{
    /// <summary>Low.</summary>
    [JsonStringEnumMemberName("low")]
    Low,

    /// <summary>Medium.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>High.</summary>
    [JsonStringEnumMemberName("high")]
    High,

    /// <summary>Critical.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical,
}
