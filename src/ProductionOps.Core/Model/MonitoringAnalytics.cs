namespace ProductionOps.Model;

/// <summary>Monitoring analytics over a period.</summary>
public sealed record MonitoringAnalytics : ModelObject
{
    /// <summary>Uptime.</summary>
    public required UptimeAnalytics Uptime { get; init; }

    /// <summary>Performance.</summary>
    public required MonitoringPerformanceAnalytics Performance { get; init; }

    /// <summary>Compliance.</summary>
    public required MonitoredCompliance ConstitutionalCompliance { get; init; }
}
