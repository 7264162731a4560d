using ProductionOps.Json;

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

    /// <summary>Identifiers of the advisories that it settles (an addition to the specification); absent for none.</summary>
    public IReadOnlyList<string>? Advisories { get; init; }

    /// <summary>What became of it (an addition to the specification).</summary>
    public DependencyUpdateOutcome? Outcome { get; init; }

    /// <summary>Why it was not applied, with the last lines of the step that failed; of one that is planned, why a person has to allow it (an addition to the specification).</summary>
    public string? Reason { get; init; }

    /// <summary>When the version was published (an addition to the specification); absent when the registry does not say.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Packages that must be updated together with it (an addition to the specification); absent for none.</summary>
    public IReadOnlyList<string>? Group { get; init; }

    /// <summary>It for people, in a line, such as <c>astro 5.1.0 to 6.0.0 (major, may break): planned</c>.</summary>
    public string Describe()
    {
        var facts = new[]
        {
            JsonLiteral.Of(UpdateType),
            Breaking ? "may break" : null,
            Advisories is { Count: > 0 } advisories ? $"settles {string.Join(", ", advisories)}" : null,
            Group is { Count: > 1 } group ? $"with {string.Join(", ", group.Where(name => name != Package))}" : null,
        };
        var outcome = Outcome is { } known ? $": {JsonLiteral.Of(known)}" : "";
        var reason = Reason is null ? "" : $"; {Reason}";
        return $"{Package} {CurrentVersion} to {TargetVersion} ({string.Join(", ", facts.OfType<string>())}){outcome}{reason}";
    }
}
