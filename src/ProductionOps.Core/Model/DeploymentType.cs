using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Why a deployment was made.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentType>))]
public enum DeploymentType
{
    /// <summary>The first deployment of an environment.</summary>
    [JsonStringEnumMemberName("initial")]
    Initial,

    /// <summary>A regular change.</summary>
    [JsonStringEnumMemberName("update")]
    Update,

    /// <summary>An unplanned change that mends a production problem.</summary>
    [JsonStringEnumMemberName("hotfix")]
    Hotfix,

    /// <summary>A return to an earlier release.</summary>
    [JsonStringEnumMemberName("rollback")]
    Rollback,
}
