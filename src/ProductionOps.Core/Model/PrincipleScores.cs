namespace ProductionOps.Model;

/// <summary>Scores of the five principles.</summary>
public sealed record PrincipleScores : ModelObject
{
    /// <summary>0 to 100.</summary>
    public double? ZeroGitHubActions { get; init; }

    /// <summary>0 to 100.</summary>
    public double? PerformanceFirst { get; init; }

    /// <summary>0 to 100.</summary>
    public double? UserPreservation { get; init; }

    /// <summary>0 to 100.</summary>
    public double? BranchPreservation { get; init; }

    /// <summary>0 to 100.</summary>
    public double? LocalValidation { get; init; }
}
