using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>How the site did in an attempt.</summary>
/// <param name="Commit">The commit that was judged; null when it came to none.</param>
internal sealed record Judgement(string? Commit)
{
    /// <summary>What it did not pass; a site that is not built is not judged further.</summary>
    public IReadOnlyList<StepFailure> Failures { get; init; } = [];

    /// <summary>Whether it was built.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>What its tests said; null when it has none, or none were run.</summary>
    public TestCounts? Tests { get; init; }

    /// <summary>Whether compliance held; null when it was not judged.</summary>
    public bool? Compliance { get; init; }

    /// <summary>The same as the record has it.</summary>
    public DependencyTestResults ToResults() => new()
    {
        BuildSuccess = IsBuilt,
        TestsPassed = Tests?.Passed,
        TestsFailed = Tests?.Failed,
        ConstitutionalCompliance = Compliance,
    };
}
