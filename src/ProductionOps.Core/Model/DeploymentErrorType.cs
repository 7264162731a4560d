using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>The stage in which a deployment error arose.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentErrorType>))]
public enum DeploymentErrorType
{
    /// <summary>Source or build.</summary>
    [JsonStringEnumMemberName("build")]
    Build,

    /// <summary>A validation step.</summary>
    [JsonStringEnumMemberName("validation")]
    Validation,

    /// <summary>Staging, switching or proving a release.</summary>
    [JsonStringEnumMemberName("deployment")]
    Deployment,

    /// <summary>Returning to an earlier release.</summary>
    [JsonStringEnumMemberName("rollback")]
    Rollback,
}
