using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Severity of a monitoring alert.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertSeverity>))]
public enum AlertSeverity
{
    /// <summary>For information.</summary>
    [JsonStringEnumMemberName("info")]
    Info,

    /// <summary>Should be looked at in working hours.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Should be looked at soon.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>Should be looked at now.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical,
}
