using System.Text.Json.Serialization;

namespace ProductionOps.Maintenance.Content;

/// <summary>How much a fault of the content matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContentSeverity>))]
public enum ContentSeverity
{
    /// <summary>Worth knowing; visitors may never notice.</summary>
    [JsonStringEnumMemberName("information")]
    Information,

    /// <summary>Works for some visitors, or not as it was meant.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Visitors meet it: a link that leads nowhere, an image that cannot be shown.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
