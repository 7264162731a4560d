using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Where a deployment goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentEnvironment>))]
public enum DeploymentEnvironment
{
    /// <summary>The rehearsal environment.</summary>
    [JsonStringEnumMemberName("staging")]
    Staging,

    /// <summary>The environment that users see.</summary>
    [JsonStringEnumMemberName("production")]
    Production,
}
