using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How far the handling of an incident has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentStatus>))]
public enum IncidentStatus
{
    /// <summary>The cause is being looked for.</summary>
    [JsonStringEnumMemberName("investigating")]
    Investigating,

    /// <summary>The cause is known.</summary>
    [JsonStringEnumMemberName("identified")]
    Identified,

    /// <summary>A fix is in place and being watched.</summary>
    [JsonStringEnumMemberName("monitoring")]
    Monitoring,

    /// <summary>The incident is over.</summary>
    [JsonStringEnumMemberName("resolved")]
    Resolved,
}
