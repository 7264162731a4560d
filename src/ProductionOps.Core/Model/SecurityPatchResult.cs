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
}
