using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Where a metric is heading.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Trend>))]
public enum Trend
{
    /// <summary>Significantly better over the window.</summary>
    [JsonStringEnumMemberName("improving")]
    Improving,

    /// <summary>No significant change.</summary>
    [JsonStringEnumMemberName("stable")]
    Stable,

    /// <summary>Significantly worse over the window.</summary>
    [JsonStringEnumMemberName("degrading")]
    Degrading,
}
