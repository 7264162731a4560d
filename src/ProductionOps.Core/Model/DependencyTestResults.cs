namespace ProductionOps.Model;

/// <summary>How the updated site did.</summary>
public sealed record DependencyTestResults : ModelObject
{
    /// <summary>Whether it built.</summary>
    public bool BuildSuccess { get; init; }

    /// <summary>Tests passed.</summary>
    public int TestsPassed { get; init; }

    /// <summary>Tests failed.</summary>
    public int TestsFailed { get; init; }

    /// <summary>Whether compliance held.</summary>
    public bool ConstitutionalCompliance { get; init; }
}
