namespace ProductionOps.Model;

/// <summary>A performance measurement.</summary>
public sealed record PerformanceMeasurement : ModelObject
{
    /// <summary>Lighthouse scores.</summary>
    public MonitoredLighthouse? Lighthouse { get; init; }

    /// <summary>Web vitals with ratings.</summary>
    public RatedWebVitals? CoreWebVitals { get; init; }

    /// <summary>What the page loads.</summary>
    public BundleAnalysis? BundleAnalysis { get; init; }

    /// <summary>Phases of the load.</summary>
    public LoadTime? LoadTime { get; init; }
}
