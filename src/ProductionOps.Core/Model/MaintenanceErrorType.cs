using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>The area in which a maintenance error arose.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MaintenanceErrorType>))]
public enum MaintenanceErrorType
{
    /// <summary>Dependencies.</summary>
    [JsonStringEnumMemberName("dependency")]
    Dependency,

    /// <summary>Content.</summary>
    [JsonStringEnumMemberName("content")]
    Content,

    /// <summary>Backups.</summary>
    [JsonStringEnumMemberName("backup")]
    Backup,

    /// <summary>Security.</summary>
    [JsonStringEnumMemberName("security")]
    Security,

    /// <summary>Configuration.</summary>
    [JsonStringEnumMemberName("configuration")]
    Configuration,
}
