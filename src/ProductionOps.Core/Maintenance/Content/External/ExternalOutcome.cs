using System.Text.Json.Serialization;

namespace ProductionOps.Maintenance.Content.External;

/// <summary>What an external address answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExternalOutcome>))]
internal enum ExternalOutcome
{
    /// <summary>It works.</summary>
    [JsonStringEnumMemberName("works")]
    Works,

    /// <summary>It works at another address, for good.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,

    /// <summary>The host turns programs away, so nobody knows.</summary>
    [JsonStringEnumMemberName("blocked")]
    Blocked,

    /// <summary>It did not work, as often as it was tried.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Its certificate is not accepted.</summary>
    [JsonStringEnumMemberName("tls")]
    Tls,

    /// <summary>It is a private address, which is not asked.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}
