using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What a maintenance run does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MaintenanceType>))]
public enum MaintenanceType
{
    /// <summary>Updates dependencies.</summary>
    [JsonStringEnumMemberName("dependency-update")]
    DependencyUpdate,

    /// <summary>Checks links, images and freshness of content.</summary>
    [JsonStringEnumMemberName("content-validation")]
    ContentValidation,

    /// <summary>Makes a backup.</summary>
    [JsonStringEnumMemberName("backup")]
    Backup,

    /// <summary>Applies security updates.</summary>
    [JsonStringEnumMemberName("security-patch")]
    SecurityPatch,

    /// <summary>Acts on compliance violations.</summary>
    [JsonStringEnumMemberName("optimization")]
    Optimization,
}
