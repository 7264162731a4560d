using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What happens when a release cannot be proven.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RollbackStrategy>))]
public enum RollbackStrategy
{
    /// <summary>The previous release is restored at once.</summary>
    [JsonStringEnumMemberName("automatic")]
    Automatic,

    /// <summary>A person decides.</summary>
    [JsonStringEnumMemberName("manual")]
    Manual,
}
