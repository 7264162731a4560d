using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How often a maintenance task runs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MaintenanceFrequency>))]
public enum MaintenanceFrequency
{
    /// <summary>Every day.</summary>
    [JsonStringEnumMemberName("daily")]
    Daily,

    /// <summary>Every week.</summary>
    [JsonStringEnumMemberName("weekly")]
    Weekly,
}
