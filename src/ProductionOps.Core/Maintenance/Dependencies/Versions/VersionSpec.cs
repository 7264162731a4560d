using System.Text.RegularExpressions;
using ProductionOps.Configuration;

namespace ProductionOps.Maintenance.Dependencies.Versions;

/// <summary>Writes the range of a dependency for a newer version in the way in which it was written before.</summary>
internal static partial class VersionSpec
{
    /// <summary>
    /// <c>^1.2.3</c> becomes <c>^2.0.1</c>, <c>1.2.3</c> becomes <c>2.0.1</c>, <c>1.x</c> becomes <c>2.x</c>; a range of another form stays
    /// if it has the version.
    /// </summary>
    /// <returns>The range; null when a person has to decide how it is to be written.</returns>
    public static string? For(string spec, SemanticVersion version)
    {
        if (Prefixed().Match(spec.Trim()) is { Success: true } prefixed) return prefixed.Groups["prefix"].Value + version;
        if (VersionRange.TryParse(spec) is not { } range) return null;
        if (range.Contains(version)) return spec;
        if (PartialForm().Match(spec.Trim()) is not { Success: true } partial) return null;
        var minor = partial.Groups["minor"];
        return partial.Groups["prefix"].Value + version.Major + (minor.Success ? "." + (IsPlaceholder(minor.Value) ? minor.Value : version.Minor) : "") + partial.Groups["rest"].Value;
    }

    private static bool IsPlaceholder(string text) => text is "x" or "X" or "*";

    [GeneratedRegex(@"\A(?<prefix>[\^~]?|>=\s*|=\s*)v?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"\A(?<prefix>[\^~]?)[0-9]+(\.(?<minor>[0-9]+|[xX*])(?<rest>\.[xX*])?)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartialForm();
}
