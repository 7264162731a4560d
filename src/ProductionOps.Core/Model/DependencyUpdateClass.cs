using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What an update of a dependency is, for deciding who may allow it (an addition to the specification).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DependencyUpdateClass>))]
public enum DependencyUpdateClass
{
    /// <summary>Corrections.</summary>
    [JsonStringEnumMemberName("patch")]
    Patch,

    /// <summary>Additions.</summary>
    [JsonStringEnumMemberName("minor")]
    Minor,

    /// <summary>Another major version.</summary>
    [JsonStringEnumMemberName("major")]
    Major,

    /// <summary>May break without being another major version, as minor versions below 1.0.0 may.</summary>
    [JsonStringEnumMemberName("breaking")]
    Breaking,

    /// <summary>Removes a vulnerability.</summary>
    [JsonStringEnumMemberName("security")]
    Security,
}
