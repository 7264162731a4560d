using System.Text.Json.Serialization;

namespace ProductionOps.Scheduling;

/// <summary>What a schedule runs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleWork>))]
public enum ScheduleWork
{
    /// <summary>Measures the site.</summary>
    [JsonStringEnumMemberName("monitoring")]
    Monitoring,

    /// <summary>Runs all maintenance that is due.</summary>
    [JsonStringEnumMemberName("maintenance")]
    Maintenance,

    /// <summary>Makes a backup.</summary>
    [JsonStringEnumMemberName("backup")]
    Backup,

    /// <summary>Writes a report; its arguments say which.</summary>
    [JsonStringEnumMemberName("report")]
    Report,
}
