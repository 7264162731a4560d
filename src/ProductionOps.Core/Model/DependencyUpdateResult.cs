namespace ProductionOps.Model;

/// <summary>Outcome of a dependency update.</summary>
public sealed record DependencyUpdateResult : ModelObject
{
    /// <summary>Updates found, and whether they were applied.</summary>
    public IReadOnlyList<DependencyUpdate> Updates { get => field ?? []; init; }

    /// <summary>Updates that remove a vulnerability.</summary>
    public int SecurityUpdates { get; init; }

    /// <summary>Updates that may break.</summary>
    public int BreakingChanges { get; init; }

    /// <summary>How the updated site did.</summary>
    public DependencyTestResults? TestResults { get; init; }
}
