using System.Text.Json.Serialization;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>What a run is doing to its targets.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentPhase>))]
public enum DeploymentPhase
{
    /// <summary>Bringing the release there; what is served has not changed.</summary>
    [JsonStringEnumMemberName("staging")]
    Staging,

    /// <summary>Switching to it and proving it.</summary>
    [JsonStringEnumMemberName("switching")]
    Switching,

    /// <summary>Returning to what was served before.</summary>
    [JsonStringEnumMemberName("undoing")]
    Undoing,

    /// <summary>Returning to an earlier release because somebody asked for it.</summary>
    [JsonStringEnumMemberName("rolling-back")]
    RollingBack,
}
