namespace ProductionOps.Model;

/// <summary>Deployment analytics over a period.</summary>
public sealed record PerformanceAnalytics : ModelObject
{
    /// <summary>How often.</summary>
    public required DeploymentFrequency DeploymentFrequency { get; init; }

    /// <summary>Build times.</summary>
    public required BuildTimeAnalytics BuildTimes { get; init; }

    /// <summary>Success.</summary>
    public required DeploymentSuccessAnalytics DeploymentSuccess { get; init; }

    /// <summary>Compliance.</summary>
    public required ComplianceAnalytics ConstitutionalCompliance { get; init; }

    /// <summary>The five DORA metrics (an addition to the specification).</summary>
    public DoraMetrics? Dora { get; init; }

    /// <summary>Environment (an addition to the specification).</summary>
    public DeploymentEnvironment? Environment { get; init; }

    /// <summary>Period (an addition to the specification).</summary>
    public AnalyticsPeriod? Period { get; init; }
}
