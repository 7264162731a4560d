namespace ProductionOps.Model;

/// <summary>A measurement of the five constitutional principles.</summary>
public sealed record ConstitutionalMeasurement : ModelObject
{
    /// <summary>No GitHub workflow could run.</summary>
    public bool ZeroGitHubActions { get; init; }

    /// <summary>Budgets and targets are met.</summary>
    public bool PerformanceFirst { get; init; }

    /// <summary>A backup and a working rollback exist, protected paths are unchanged.</summary>
    public bool UserPreservation { get; init; }

    /// <summary>Branches are named by convention and none vanished.</summary>
    public bool BranchPreservation { get; init; }

    /// <summary>Every configured step ran here and passed.</summary>
    public bool LocalValidation { get; init; }

    /// <summary>Mean of the principles, 0 to 100.</summary>
    public double ComplianceScore { get; init; }

    /// <summary>
    /// Score of each principle that was judged, 0 to 100, by its name (an addition to the specification).
    /// </summary>
    public IReadOnlyDictionary<string, double>? PrincipleScores { get; init; }

    /// <summary>One sentence per violation, each saying what to do (an addition to the specification).</summary>
    public IReadOnlyList<string>? Violations { get; init; }
}
