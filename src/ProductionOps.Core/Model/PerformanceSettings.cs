namespace ProductionOps.Model;

/// <summary>Performance targets and optimizations.</summary>
public sealed record PerformanceSettings : ModelObject
{
    /// <summary>Targets.</summary>
    public required PerformanceTargets Targets { get; init; }

    /// <summary>Optimizations.</summary>
    public required OptimizationSettings Optimizations { get; init; }
}
