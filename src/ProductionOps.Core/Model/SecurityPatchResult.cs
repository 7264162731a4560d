namespace ProductionOps.Model;

/// <summary>Outcome of a security patch.</summary>
public sealed record SecurityPatchResult : ModelObject
{
    /// <summary>Vulnerabilities found.</summary>
    public IReadOnlyList<SecurityVulnerability> Vulnerabilities { get => field ?? []; init; }

    /// <summary>Packages that were updated.</summary>
    public IReadOnlyList<string> PatchedPackages { get => field ?? []; init; }

    /// <summary>Risk that was removed.</summary>
    public RiskLevel RiskLevel { get; init; }

    /// <summary>How the patched site did.</summary>
    public SecurityPatchTestResults? TestResults { get; init; }

    /// <summary>Changes that were tried, and what became of them (an addition to the specification).</summary>
    public IReadOnlyList<DependencyUpdate>? Updates { get; init; }

    /// <summary>Branch that has the updates (an addition to the specification); absent when nothing was applied.</summary>
    public string? Branch { get; init; }

    /// <summary>Commit that has the updates, 40 hexadecimal digits (an addition to the specification); absent when nothing was applied.</summary>
    public string? CommitHash { get; init; }

    /// <summary>How often the site was installed, built and judged (an addition to the specification).</summary>
    public int? Attempts { get; init; }
}
