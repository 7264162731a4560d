namespace ProductionOps.Model;

/// <summary>What a maintenance run is expected to cost.</summary>
public sealed record ImpactAssessment : ModelObject
{
    /// <summary>Impact on users.</summary>
    public UserImpact UserImpact { get; init; }

    /// <summary>Seconds of downtime.</summary>
    public double Downtime { get; init; }

    /// <summary>Seconds to undo it.</summary>
    public double RollbackTime { get; init; }

    /// <summary>
    /// Updates of dependencies that were found, those that the run would try and those that it would leave, with the reasons (an addition
    /// to the specification); absent when it changes no dependencies, or they are not known. A run that was approved applies no others.
    /// </summary>
    public IReadOnlyList<DependencyUpdate>? Updates { get; init; }

    /// <summary>When it was looked for updates (an addition to the specification); absent when it was not.</summary>
    public DateTimeOffset? AssessedAt { get; init; }

    /// <summary>What could not be told, and why (an addition to the specification); absent for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The updates for people, a line each: those that the run would try first; nothing when none are known.</summary>
    public IReadOnlyList<string> DescribeUpdates() => [.. (Updates ?? []).Select(static update => update.Describe())];
}
