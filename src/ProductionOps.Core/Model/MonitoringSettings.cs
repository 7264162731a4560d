namespace ProductionOps.Model;

/// <summary>How the site is watched.</summary>
public sealed record MonitoringSettings : ModelObject
{
    /// <summary>Uptime.</summary>
    public required UptimeSettings Uptime { get; init; }

    /// <summary>Performance.</summary>
    public required PerformanceMonitoringSettings Performance { get; init; }

    /// <summary>Accessibility.</summary>
    public required AccessibilityMonitoringSettings Accessibility { get; init; }

    /// <summary>Security.</summary>
    public required SecurityMonitoringSettings Security { get; init; }
}
