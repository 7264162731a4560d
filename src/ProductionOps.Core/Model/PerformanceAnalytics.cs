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
}
