using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace ProductionOps.Configuration;

/// <summary>A version by Semantic Versioning 2.0.0; build metadata is kept and takes no part in the order.</summary>
/// <param name="Major">Incompatible changes.</param>
/// <param name="Minor">Additions.</param>
/// <param name="Patch">Corrections.</param>
/// <param name="Prerelease">Pre-release identifiers, joined by dots; empty for a release.</param>
/// <param name="Build">Build metadata; empty when there is none.</param>
public sealed partial record SemanticVersion(
    BigInteger Major, BigInteger Minor, BigInteger Patch, string Prerelease = "", string Build = "") : IComparable<SemanticVersion>
{
    /// <summary>Reads a version; null when the text is none.</summary>
    public static SemanticVersion? TryParse(string? text)
    {
        var match = Form().Match(text ?? string.Empty);
        return !match.Success ? null : new SemanticVersion(
            Number(match, "major"), Number(match, "minor"), Number(match, "patch"),
            match.Groups["prerelease"].Value, match.Groups["build"].Value);
    }

    /// <summary>The next patch version; of a pre-release, its release.</summary>
    public SemanticVersion NextPatch() =>
        Prerelease.Length > 0 ? new SemanticVersion(Major, Minor, Patch) : new SemanticVersion(Major, Minor, Patch + 1);

    /// <summary>The order by section 11 of the specification.</summary>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null) return 1;
        var order = Major.CompareTo(other.Major);
        if (order == 0) order = Minor.CompareTo(other.Minor);
        if (order == 0) order = Patch.CompareTo(other.Patch);
        return order != 0 ? order : ComparePrerelease(Prerelease, other.Prerelease);
    }

    /// <summary>The version as text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Major}.{Minor}.{Patch}{(Prerelease.Length > 0 ? "-" + Prerelease : "")}{(Build.Length > 0 ? "+" + Build : "")}");

    /// <summary>Whether the left version is lower.</summary>
    public static bool operator <(SemanticVersion left, SemanticVersion right) => Compare(left, right) < 0;

    /// <summary>Whether the left version is higher.</summary>
    public static bool operator >(SemanticVersion left, SemanticVersion right) => Compare(left, right) > 0;

    /// <summary>Whether the left version is not higher.</summary>
    public static bool operator <=(SemanticVersion left, SemanticVersion right) => Compare(left, right) <= 0;

    /// <summary>Whether the left version is not lower.</summary>
    public static bool operator >=(SemanticVersion left, SemanticVersion right) => Compare(left, right) >= 0;

    private static int Compare(SemanticVersion? left, SemanticVersion? right) => left is null ? (right is null ? 0 : -1) : left.CompareTo(right);

    private static BigInteger Number(Match match, string group) =>
        BigInteger.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int ComparePrerelease(string left, string right)
    {
        // A release is above its pre-releases.
        if (left.Length == 0 || right.Length == 0) return (left.Length == 0).CompareTo(right.Length == 0);
        var (lefts, rights) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(lefts.Length, rights.Length); i++)
        {
            var order = CompareIdentifier(lefts[i], rights[i]);
            if (order != 0) return order;
        }

        return lefts.Length.CompareTo(rights.Length);
    }

    private static int CompareIdentifier(string left, string right)
    {
        var (leftIsNumber, rightIsNumber) = (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit));
        if (leftIsNumber && rightIsNumber)
            return BigInteger.Parse(left, CultureInfo.InvariantCulture).CompareTo(BigInteger.Parse(right, CultureInfo.InvariantCulture));
        if (leftIsNumber != rightIsNumber) return leftIsNumber ? -1 : 1;
        return string.CompareOrdinal(left, right);
    }

    [GeneratedRegex(
        @"\A(?<major>0|[1-9][0-9]{0,20})\.(?<minor>0|[1-9][0-9]{0,20})\.(?<patch>0|[1-9][0-9]{0,20})(-(?<prerelease>(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*))?(\+(?<build>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Form();
}
