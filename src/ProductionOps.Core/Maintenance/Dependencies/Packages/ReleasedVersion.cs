using ProductionOps.Configuration;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>A version that a registry has.</summary>
/// <param name="Version">The version.</param>
/// <param name="PublishedAt">When it was published; null when the registry does not say.</param>
internal sealed record ReleasedVersion(SemanticVersion Version, DateTimeOffset? PublishedAt);
