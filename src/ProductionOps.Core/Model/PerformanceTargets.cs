namespace ProductionOps.Model;

/// <summary>What performance must reach.</summary>
public sealed record PerformanceTargets : ModelObject
{
    /// <summary>Lighthouse.</summary>
    public required LighthouseTargets Lighthouse { get; init; }

    /// <summary>Web vitals.</summary>
    public required WebVitalTargets CoreWebVitals { get; init; }

    /// <summary>Bundle size.</summary>
    public required BundleSizeTargets BundleSize { get; init; }
}
