using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Semantic-versioning class of an update.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DependencyUpdateType>))]
public enum DependencyUpdateType
{
    /// <summary>Patch.</summary>
    [JsonStringEnumMemberName("patch")]
    Patch,

    /// <summary>Minor.</summary>
    [JsonStringEnumMemberName("minor")]
    Minor,

    /// <summary>Major.</summary>
    [JsonStringEnumMemberName("major")]
    Major,
}
