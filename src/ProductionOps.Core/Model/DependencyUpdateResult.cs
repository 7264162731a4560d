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

    /// <summary>Branch that has the updates (an addition to the specification); absent when nothing was applied.</summary>
    public string? Branch { get; init; }

    /// <summary>Commit that has the updates, 40 hexadecimal digits (an addition to the specification); absent when nothing was applied.</summary>
    public string? CommitHash { get; init; }

    /// <summary>How often the site was installed, built and judged (an addition to the specification).</summary>
    public int? Attempts { get; init; }
}
