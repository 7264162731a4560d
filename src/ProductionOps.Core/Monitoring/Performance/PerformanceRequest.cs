using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance;

/// <summary>What to measure, and how.</summary>
/// <param name="Site">Address of the site.</param>
/// <param name="Settings"><c>monitoring.performance</c> of the configuration.</param>
public sealed record PerformanceRequest(Uri Site, PerformanceMonitoringSettings Settings)
{
    /// <summary>
    /// <c>performance.targets</c>: runs go on until no further one could change on which side of a target a value is; without them
    /// only the published bounds count.
    /// </summary>
    public PerformanceTargets? Targets { get; init; }

    /// <summary>The project, whose own Lighthouse is used before a global one; null when there is none.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>
    /// A finished JSON report of Lighthouse, or the manifest of Lighthouse CI; it is read, and nothing is run. Null to measure.
    /// </summary>
    public string? LighthouseReport { get; init; }

    /// <summary>Where to tell what is done.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
