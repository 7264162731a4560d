namespace ProductionOps.Model;

/// <summary>Trends at the time of a measurement.</summary>
public sealed record MonitoringTrends : ModelObject
{
    /// <summary>Performance.</summary>
    public Trend PerformanceTrend { get; init; }

    /// <summary>Availability.</summary>
    public Trend AvailabilityTrend { get; init; }

    /// <summary>Error rate.</summary>
    public Trend ErrorRateTrend { get; init; }
}
