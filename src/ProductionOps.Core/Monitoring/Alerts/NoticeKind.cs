using System.Text.Json.Serialization;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Why people are told of an alert.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>It is new.</summary>
    [JsonStringEnumMemberName("raised")]
    Raised,

    /// <summary>It has become worse.</summary>
    [JsonStringEnumMemberName("worsened")]
    Worsened,

    /// <summary>It is still open.</summary>
    [JsonStringEnumMemberName("repeated")]
    Repeated,

    /// <summary>Nobody has acknowledged it.</summary>
    [JsonStringEnumMemberName("escalated")]
    Escalated,

    /// <summary>Somebody has acknowledged it.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>It is over.</summary>
    [JsonStringEnumMemberName("resolved")]
    Resolved,

    /// <summary>It is no alert: somebody tries a channel.</summary>
    [JsonStringEnumMemberName("test")]
    Test,
}
