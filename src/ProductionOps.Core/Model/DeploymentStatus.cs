using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How far a deployment has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentStatus>))]
public enum DeploymentStatus
{
    /// <summary>Recorded, nothing has run.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>The build command runs.</summary>
    [JsonStringEnumMemberName("building")]
    Building,

    /// <summary>The validation steps run.</summary>
    [JsonStringEnumMemberName("validating")]
    Validating,

    /// <summary>The release is staged, switched or proven.</summary>
    [JsonStringEnumMemberName("deploying")]
    Deploying,

    /// <summary>Live and proven.</summary>
    [JsonStringEnumMemberName("success")]
    Success,

    /// <summary>Ended without becoming the live release.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Was live, or about to be, and was undone.</summary>
    [JsonStringEnumMemberName("rolled-back")]
    RolledBack,
}
