namespace ProductionOps.Model;

/// <summary>Which constitutional principles are in force.</summary>
public sealed record ConstitutionalSettings : ModelObject
{
    /// <summary>No GitHub workflow may be able to run.</summary>
    public bool ZeroGitHubActions { get; init; }

    /// <summary>Budgets and targets must be met.</summary>
    public bool PerformanceFirst { get; init; }

    /// <summary>Users' data and ways back must be kept.</summary>
    public bool UserPreservation { get; init; }

    /// <summary>Branches must be named by convention and kept.</summary>
    public bool BranchPreservation { get; init; }

    /// <summary>Every step must pass here.</summary>
    public bool LocalValidation { get; init; }

    /// <summary>What a violation stops.</summary>
    public EnforcementLevel EnforcementLevel { get; init; }

    /// <summary>Paths of the repository that a deployment must not change (an addition to the specification).</summary>
    public IReadOnlyList<string> ProtectedPaths { get => field ?? []; init; }
}
