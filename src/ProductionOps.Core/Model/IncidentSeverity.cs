using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Severity of an uptime incident.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentSeverity>))]
public enum IncidentSeverity
{
    /// <summary>Few users affected.</summary>
    [JsonStringEnumMemberName("minor")]
    Minor,

    /// <summary>Many users affected.</summary>
    [JsonStringEnumMemberName("major")]
    Major,

    /// <summary>The site is down for most users.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical,
}
