using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How serious an error is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorSeverity>))]
public enum ErrorSeverity
{
    /// <summary>Worth reading; the operation went on.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>The operation stopped.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>The operation stopped and users may be affected.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical,
}
