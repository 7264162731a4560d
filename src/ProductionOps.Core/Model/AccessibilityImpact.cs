using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Impact of an accessibility violation, as axe-core names it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccessibilityImpact>))]
public enum AccessibilityImpact
{
    /// <summary>Minor.</summary>
    [JsonStringEnumMemberName("minor")]
    Minor,

    /// <summary>Moderate.</summary>
    [JsonStringEnumMemberName("moderate")]
    Moderate,

    /// <summary>Serious.</summary>
    [JsonStringEnumMemberName("serious")]
    Serious,

    /// <summary>Critical.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical,
}
