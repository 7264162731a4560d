using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What started a deployment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TriggerSource>))]
public enum TriggerSource
{
    /// <summary>A person at a prompt.</summary>
    [JsonStringEnumMemberName("manual")]
    Manual,

    /// <summary>A schedule or a script.</summary>
    [JsonStringEnumMemberName("automated")]
    Automated,

    /// <summary>A person acting on an incident.</summary>
    [JsonStringEnumMemberName("emergency")]
    Emergency,
}
