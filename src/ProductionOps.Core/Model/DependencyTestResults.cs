namespace ProductionOps.Model;

/// <summary>How the updated site did.</summary>
public sealed record DependencyTestResults : ModelObject
{
    /// <summary>Whether it built.</summary>
    public bool BuildSuccess { get; init; }

    /// <summary>Tests passed; absent when none were run, or their runner's words are not known.</summary>
    public int? TestsPassed { get; init; }

    /// <summary>Tests failed; absent when none were run, or their runner's words are not known.</summary>
    public int? TestsFailed { get; init; }

    /// <summary>Whether compliance held; absent when it was not judged.</summary>
    public bool? ConstitutionalCompliance { get; init; }
}
