using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How often dependencies are updated.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UpdateFrequency>))]
public enum UpdateFrequency
{
    /// <summary>Every day.</summary>
    [JsonStringEnumMemberName("daily")]
    Daily,

    /// <summary>Every week.</summary>
    [JsonStringEnumMemberName("weekly")]
    Weekly,

    /// <summary>Every month.</summary>
    [JsonStringEnumMemberName("monthly")]
    Monthly,
}
