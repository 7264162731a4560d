using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How far a maintenance run has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MaintenanceStatus>))]
public enum MaintenanceStatus
{
    /// <summary>Waiting for its time.</summary>
    [JsonStringEnumMemberName("scheduled")]
    Scheduled,

    /// <summary>Running.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Ended well.</summary>
    [JsonStringEnumMemberName("success")]
    Success,

    /// <summary>Ended badly.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Waiting for a person.</summary>
    [JsonStringEnumMemberName("requires-approval")]
    RequiresApproval,

    /// <summary>Will not run.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
