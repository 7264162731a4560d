using System.Text.Json.Serialization;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>How far the handling of an alert has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertStatus>))]
public enum AlertStatus
{
    /// <summary>Nobody has acknowledged it.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Somebody has acknowledged it.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>It is over.</summary>
    [JsonStringEnumMemberName("resolved")]
    Resolved,
}
