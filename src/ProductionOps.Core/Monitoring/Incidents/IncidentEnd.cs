using ProductionOps.Model;

namespace ProductionOps.Monitoring.Incidents;

/// <summary>Ends an incident.</summary>
internal static class IncidentEnd
{
    /// <summary>The incident, resolved. An end before its start, of a clock that was set back, is its start.</summary>
    public static UptimeIncident At(UptimeIncident incident, DateTimeOffset end)
    {
        var last = end > incident.StartTime ? end : incident.StartTime;
        return incident with
        {
            EndTime = last,
            Duration = Math.Round((last - incident.StartTime).TotalSeconds, 3),
            Status = IncidentStatus.Resolved,
        };
    }
}
