using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What a constitutional violation stops.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EnforcementLevel>))]
public enum EnforcementLevel
{
    /// <summary>Any violation stops the deployment.</summary>
    [JsonStringEnumMemberName("strict")]
    Strict,

    /// <summary>A total score under 95 stops the deployment.</summary>
    [JsonStringEnumMemberName("standard")]
    Standard,

    /// <summary>Violations are warnings.</summary>
    [JsonStringEnumMemberName("flexible")]
    Flexible,
}
