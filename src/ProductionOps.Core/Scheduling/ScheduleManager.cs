using System.Text.Json.Serialization;

namespace ProductionOps.Scheduling;

/// <summary>What of the system runs schedules.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleManager>))]
public enum ScheduleManager
{
    /// <summary>Timers of systemd.</summary>
    [JsonStringEnumMemberName("systemd")]
    Systemd,

    /// <summary>The crontab of this user.</summary>
    [JsonStringEnumMemberName("cron")]
    Cron,

    /// <summary>Scheduled tasks of Windows.</summary>
    [JsonStringEnumMemberName("windows")]
    Windows,
}
