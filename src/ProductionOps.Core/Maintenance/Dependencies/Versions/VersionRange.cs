using ProductionOps.Configuration;

namespace ProductionOps.Maintenance.Dependencies.Versions;

/// <summary>
/// A range of versions as npm writes it: comparisons, <c>^</c>, <c>~</c>, <c>1.x</c>, <c>1.2 - 2.0</c>, and alternatives with <c>||</c>.
/// The grammar and the rule for pre-releases are those of npm's own semver package.
/// </summary>
internal sealed class VersionRange
{
    private readonly IReadOnlyList<IReadOnlyList<VersionBound>> _alternatives;

    private VersionRange(IReadOnlyList<IReadOnlyList<VersionBound>> alternatives) => _alternatives = alternatives;

    /// <summary>Reads a range; null when the text is none, such as an address or a tag.</summary>
    public static VersionRange? TryParse(string text)
    {
        var alternatives = new List<IReadOnlyList<VersionBound>>();
        foreach (var part in text.Split("||"))
        {
            if (VersionRangeGrammar.ParseAlternative(part) is not { } bounds) return null;
            alternatives.Add(bounds);
        }

        return new VersionRange(alternatives);
    }

    /// <summary>
    /// Whether a version is in the range. A pre-release is only where the range names a pre-release of the same version, so that nobody
    /// gets one unasked.
    /// </summary>
    public bool Contains(SemanticVersion version) => Contains(version, includePrereleases: false);

    /// <summary>The same; with pre-releases taken by their order alone, as advisories mean them.</summary>
    public bool Contains(SemanticVersion version, bool includePrereleases) => _alternatives.Any(bounds =>
        bounds.All(bound => bound.Admits(version)) &&
        (includePrereleases || version.Prerelease.Length == 0 || bounds.Any(bound => bound.NamesPrereleaseOf(version))));
}
