using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How much users notice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UserImpact>))]
public enum UserImpact
{
    /// <summary>Nothing to notice.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>A few users, or cosmetic.</summary>
    [JsonStringEnumMemberName("low")]
    Low,

    /// <summary>Many users, or a slower site.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>Most users, or an outage.</summary>
    [JsonStringEnumMemberName("high")]
    High,
}
