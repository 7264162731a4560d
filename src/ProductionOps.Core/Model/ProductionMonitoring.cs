namespace ProductionOps.Model;

/// <summary>One measurement of the site; only the section of its own type is present.</summary>
public sealed record ProductionMonitoring : ModelObject
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-monitor in UTC.</summary>
    public required string MonitoringId { get; init; }

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What was measured.</summary>
    public required MonitoringType MonitoringType { get; init; }

    /// <summary>Address that was measured.</summary>
    public required string SiteUrl { get; init; }

    /// <summary>Environment that was measured.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Deployment that was live; absent when none is known.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>Uptime.</summary>
    public UptimeMeasurement? Uptime { get; init; }

    /// <summary>Performance.</summary>
    public PerformanceMeasurement? Performance { get; init; }

    /// <summary>Accessibility.</summary>
    public AccessibilityMeasurement? Accessibility { get; init; }

    /// <summary>Security.</summary>
    public SecurityMeasurement? Security { get; init; }

    /// <summary>Constitutional compliance.</summary>
    public ConstitutionalMeasurement? Constitutional { get; init; }

    /// <summary>Alerts open at the time.</summary>
    public IReadOnlyList<MonitoringAlert> Alerts { get => field ?? new TextList<MonitoringAlert>(null); init => field = new TextList<MonitoringAlert>(value); }

    /// <summary>Trends at the time.</summary>
    public MonitoringTrends? Trends { get; init; }

    /// <summary>
    /// Version of the format that this record was written in (an addition to the specification); absent in records of other
    /// tools.
    /// </summary>
    public int? SchemaVersion { get; init; }

    /// <summary>Position in the order of all records of this kind, never reused (an addition to the specification).</summary>
    public long? Sequence { get; init; }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, of the chained facts of the record before this one (an addition to the
    /// specification).
    /// </summary>
    public string? PreviousChecksum { get; init; }
}
