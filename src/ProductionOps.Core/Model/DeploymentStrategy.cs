using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How a release becomes the live one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentStrategy>))]
public enum DeploymentStrategy
{
    /// <summary>The idle slot is filled and checked, then the slots are switched.</summary>
    [JsonStringEnumMemberName("blue-green")]
    BlueGreen,

    /// <summary>Several targets, one after the other, each checked.</summary>
    [JsonStringEnumMemberName("rolling")]
    Rolling,

    /// <summary>One atomic switch.</summary>
    [JsonStringEnumMemberName("atomic")]
    Atomic,
}
