using System.Text.Json.Serialization;

namespace ProductionOps.Store.Integrity;

/// <summary>How much a finding matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntegritySeverity>))]
public enum IntegritySeverity
{
    /// <summary>Worth knowing; nothing is wrong with the data.</summary>
    [JsonStringEnumMemberName("information")]
    Information,

    /// <summary>Something was changed, or cannot be vouched for; everything can be read.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Data is damaged or missing.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
