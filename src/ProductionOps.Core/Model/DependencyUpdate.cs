namespace ProductionOps.Model;

/// <summary>An available or applied update of a dependency.</summary>
public sealed record DependencyUpdate : ModelObject
{
    /// <summary>Name of the package.</summary>
    public required string Package { get; init; }

    /// <summary>Version in use.</summary>
    public required string CurrentVersion { get; init; }

    /// <summary>Version to go to.</summary>
    public required string TargetVersion { get; init; }

    /// <summary>Semantic-versioning class.</summary>
    public DependencyUpdateType UpdateType { get; init; }

    /// <summary>Whether it may break users of the package.</summary>
    public bool Breaking { get; init; }

    /// <summary>Whether it removes a vulnerability.</summary>
    public bool Security { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>Where its changes are described.</summary>
    public string? ReleaseNotes { get; init; }

    /// <summary>Whether it must be tested before use.</summary>
    public bool TestRequired { get; init; }

    /// <summary>Whether it may be applied.</summary>
    public bool Approved { get; init; }

    /// <summary>When it was applied.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>What became of it (an addition to the specification).</summary>
    public DependencyUpdateOutcome? Outcome { get; init; }

    /// <summary>Why it was not applied, with the last lines of the step that failed (an addition to the specification).</summary>
    public string? Reason { get; init; }

    /// <summary>When the version was published (an addition to the specification); absent when the registry does not say.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Packages that must be updated together with it (an addition to the specification); absent for none.</summary>
    public IReadOnlyList<string>? Group { get; init; }
}
