using ProductionOps.Configuration;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>What a registry says of a package.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Latest">The version that it recommends; null when it recommends none.</param>
/// <param name="Versions">Its versions, the highest first.</param>
internal sealed record PackageFacts(string Name, SemanticVersion? Latest, IReadOnlyList<ReleasedVersion> Versions)
{
    /// <summary>Where its releases are described; null when it is not known.</summary>
    public string? ReleaseNotes { get; init; }

    /// <summary>What the recommended version expects beside it, as ranges by name.</summary>
    public IReadOnlyDictionary<string, string> PeersOfLatest { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
