using ProductionOps.Configuration;

namespace ProductionOps.Maintenance.Dependencies.Versions;

/// <summary>One comparison of a range, such as <c>&gt;=1.2.0</c>.</summary>
/// <param name="Operator"><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c> or <c>=</c>.</param>
/// <param name="Version">What is compared with.</param>
internal sealed record VersionBound(string Operator, SemanticVersion Version)
{
    public bool Admits(SemanticVersion version) => Operator switch
    {
        "<" => version < Version,
        "<=" => version <= Version,
        ">" => version > Version,
        ">=" => version >= Version,
        _ => version.CompareTo(Version) == 0,
    };

    /// <summary>Whether this bound speaks of pre-releases of the very version that another one is a pre-release of.</summary>
    public bool NamesPrereleaseOf(SemanticVersion version) =>
        Version.Prerelease.Length > 0 && (Version.Major, Version.Minor, Version.Patch) == (version.Major, version.Minor, version.Patch);
}
