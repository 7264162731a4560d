using ProductionOps.Model;

namespace ProductionOps.Deployment;

/// <summary>What a deployment put in place against what is there and served now.</summary>
public sealed record DeploymentDrift
{
    /// <summary>The deployment that should be live.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>Environment.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Target that was looked at.</summary>
    public required string Target { get; init; }

    /// <summary>Address that was read.</summary>
    public required string Url { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Whether what is there and what is served is what was deployed.</summary>
    public bool IsIntact => LiveDeploymentId == DeploymentId && MismatchCount == 0;

    /// <summary>The deployment whose marker is served; null when none is.</summary>
    public string? LiveDeploymentId { get; init; }

    /// <summary>Live files that were hashed.</summary>
    public int FilesChecked { get; init; }

    /// <summary>Files that differ, live or on the target.</summary>
    public int MismatchCount => ServedMismatches.Count + StoredMismatches.Count;

    /// <summary>Paths whose live content is not what was deployed, each with the reason.</summary>
    public IReadOnlyList<string> ServedMismatches { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }

    /// <summary>Paths that differ on the target itself.</summary>
    public IReadOnlyList<string> StoredMismatches { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }
}
