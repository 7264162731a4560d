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

    /// <summary>Accessibility violations that a measurement finds (an addition to the specification).</summary>
    public FindingAnalytics? Accessibility { get; init; }

    /// <summary>Known vulnerabilities that a measurement finds (an addition to the specification).</summary>
    public FindingAnalytics? Security { get; init; }

    /// <summary>Environment (an addition to the specification).</summary>
    public DeploymentEnvironment? Environment { get; init; }

    /// <summary>Period (an addition to the specification).</summary>
    public AnalyticsPeriod? Period { get; init; }
}
