using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What a monitoring record measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MonitoringType>))]
public enum MonitoringType
{
    /// <summary>Reachability and response time.</summary>
    [JsonStringEnumMemberName("uptime")]
    Uptime,

    /// <summary>Lighthouse scores and Core Web Vitals.</summary>
    [JsonStringEnumMemberName("performance")]
    Performance,

    /// <summary>Automated accessibility tests.</summary>
    [JsonStringEnumMemberName("accessibility")]
    Accessibility,

    /// <summary>Certificate, headers and vulnerabilities.</summary>
    [JsonStringEnumMemberName("security")]
    Security,

    /// <summary>The five constitutional principles.</summary>
    [JsonStringEnumMemberName("constitutional")]
    Constitutional,
}
