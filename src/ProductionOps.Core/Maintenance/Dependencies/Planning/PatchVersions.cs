using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Versions;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>Versions of a package without its vulnerabilities.</summary>
/// <param name="facts">What the registry says of it.</param>
/// <param name="advisories">What is vulnerable.</param>
/// <param name="limit">The highest version that a person allowed; null when that is no limit.</param>
internal sealed class PatchVersions(PackageFacts facts, KnownAdvisories advisories, SemanticVersion? limit = null)
{
    /// <summary>The releases above a version that no known advisory concerns, the lowest first.</summary>
    public IReadOnlyList<ReleasedVersion> Above(SemanticVersion version) =>
    [
        .. facts.Versions
            .Where(release => release.Version > version && (limit is null || release.Version <= limit) && release.Version.Prerelease.Length == 0 && advisories.Concerning(facts.Name, release.Version).Count == 0)
            .OrderBy(release => release.Version),
    ];

    /// <summary>
    /// The smallest step out of the vulnerability: of the first minor version that has a safe release, the newest, as what follows there are
    /// corrections of the correction.
    /// </summary>
    /// <returns>Null when no release is safe.</returns>
    public ReleasedVersion? Nearest(SemanticVersion version)
    {
        var safe = Above(version);
        return safe.LastOrDefault(release => release.Version.Major == safe[0].Version.Major && release.Version.Minor == safe[0].Version.Minor);
    }

    /// <summary>The highest safe release that all ranges have; null when there is none.</summary>
    public ReleasedVersion? Within(SemanticVersion version, IReadOnlyCollection<string> ranges) =>
        Above(version).LastOrDefault(release => ranges.All(range => VersionRange.TryParse(range)?.Contains(release.Version) == true));
}
