namespace ProductionOps.Model;

/// <summary>Judgements about a deployment.</summary>
public sealed record DeploymentMetadata : ModelObject
{
    /// <summary>Whether compliance met the enforcement level; absent when it was not checked.</summary>
    public bool? ConstitutionalCompliance { get; init; }

    /// <summary>Whether budgets and performance targets were met; absent when they were not checked.</summary>
    public bool? PerformanceBaseline { get; init; }

    /// <summary>Expected impact on users.</summary>
    public UserImpact? UserImpact { get; init; }

    /// <summary>Users affected, as stated by whoever deployed; absent when not stated.</summary>
    public long? EstimatedUsers { get; init; }
}
