using ProductionOps.Configuration;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Maintenance.Dependencies.Versions;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>The advisories that concern a project, by package.</summary>
/// <param name="advisories">As the audit reported them.</param>
internal sealed class KnownAdvisories(IEnumerable<NpmAdvisory> advisories)
{
    private readonly ILookup<string, NpmAdvisory> _byPackage = advisories.ToLookup(advisory => advisory.Package, StringComparer.Ordinal);

    /// <summary>None are known.</summary>
    public static KnownAdvisories None { get; } = new([]);

    /// <summary>Packages that have any.</summary>
    public IEnumerable<string> Packages => _byPackage.Select(advisories => advisories.Key);

    /// <summary>Identifiers of the advisories that concern a version of a package. One whose range cannot be read concerns every version.</summary>
    public IReadOnlyList<string> Concerning(string package, SemanticVersion version) =>
    [
        .. _byPackage[package]
            .Where(advisory => VersionRange.TryParse(advisory.Range)?.Contains(version, includePrereleases: true) != false)
            .Select(advisory => advisory.Id)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Identifiers of the advisories that concern one version of a package and not another.</summary>
    public IReadOnlyList<string> SettledBy(string package, SemanticVersion current, SemanticVersion target) =>
        [.. Concerning(package, current).Except(Concerning(package, target), StringComparer.Ordinal)];
}
