using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using ProductionOps.Configuration;

namespace ProductionOps.Maintenance.Dependencies.Versions;

/// <summary>The grammar of npm's ranges, each form brought down to comparisons.</summary>
internal static partial class VersionRangeGrammar
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 1000;

    /// <summary>The comparisons that all must hold; null when the text is no range. An empty text admits everything.</summary>
    public static IReadOnlyList<VersionBound>? ParseAlternative(string text)
    {
        if (Hyphen().Match(text) is { Success: true } hyphen) return ParseHyphen(hyphen);
        var bounds = new List<VersionBound>();
        foreach (var piece in SpacesAfterOperator().Replace(text, "${operator}").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Simple().Match(piece) is not { Success: true } match || PartialVersion.Of(match) is not { } version) return null;
            bounds.AddRange(Bounds(match.Groups["operator"].Value, version));
        }

        return bounds;
    }

    private static List<VersionBound>? ParseHyphen(Match match)
    {
        var (low, high) = (Simple().Match(match.Groups["low"].Value), Simple().Match(match.Groups["high"].Value));
        if (!low.Success || !high.Success || PartialVersion.Of(low) is not { } first || PartialVersion.Of(high) is not { } last) return null;
        List<VersionBound> bounds = [new(">=", first.Lowest)];
        if (last.IsWhole) bounds.Add(new VersionBound("<=", last.Lowest));
        else if (!last.IsAny) bounds.Add(Below(last.After));
        return bounds;
    }

    private static IEnumerable<VersionBound> Bounds(string sign, PartialVersion version) => sign switch
    {
        "^" => Between(version.Lowest, version.AfterCompatible, version.IsAny),
        "~" or "~>" => Between(version.Lowest, version.After, version.IsAny),
        "" or "=" when version.IsWhole => [new VersionBound("=", version.Lowest)],
        "" or "=" => Between(version.Lowest, version.After, version.IsAny),
        _ when version.IsWhole => [new VersionBound(sign, version.Lowest)],
        // Every version is >= any and <= any, and none is beyond them.
        ">" or "<" when version.IsAny => [Below(new SemanticVersion(0, 0, 0))],
        ">=" or "<=" when version.IsAny => [],
        ">" => [new VersionBound(">=", version.After)],
        "<=" => [Below(version.After)],
        "<" => [Below(version.Lowest)],
        _ => [new VersionBound(sign, version.Lowest)],
    };

    private static IEnumerable<VersionBound> Between(SemanticVersion lowest, SemanticVersion after, bool isAny) =>
        isAny ? [] : [new VersionBound(">=", lowest), Below(after)];

    // Pre-releases of the version after belong to it, not to the range.
    private static VersionBound Below(SemanticVersion after) => new("<", after with { Prerelease = "0" });

    private sealed record PartialVersion(BigInteger? Major, BigInteger? Minor, BigInteger? Patch, string Prerelease)
    {
        public bool IsAny => Major is null;

        public bool IsWhole => Patch is not null;

        public SemanticVersion Lowest => new(Major ?? 0, Minor ?? 0, Patch ?? 0, IsWhole ? Prerelease : "");

        /// <summary>The first version that does not begin with these numbers.</summary>
        public SemanticVersion After => Minor is null ? new SemanticVersion((Major ?? 0) + 1, 0, 0) : new SemanticVersion(Major!.Value, Minor.Value + 1, 0);

        /// <summary>The first version that may break users: the left-most number that is not 0 rises.</summary>
        public SemanticVersion AfterCompatible
        {
            get
            {
                if (Major is not { IsZero: true } || Minor is null) return new SemanticVersion((Major ?? 0) + 1, 0, 0);
                if (!Minor.Value.IsZero || Patch is null) return new SemanticVersion(0, Minor.Value + 1, 0);
                return new SemanticVersion(0, 0, Patch.Value + 1);
            }
        }

        public static PartialVersion? Of(Match match)
        {
            var (major, minor, patch) = (Number(match.Groups["major"]), Number(match.Groups["minor"]), Number(match.Groups["patch"]));

            // No number follows a placeholder: 1.x.3 means nothing.
            if ((major is null && minor is not null) || (minor is null && patch is not null)) return null;
            var prerelease = match.Groups["prerelease"].Value;
            var version = new PartialVersion(major, minor, patch, prerelease);
            return SemanticVersion.TryParse(version.Lowest.ToString()) is null ? null : version;
        }

        private static BigInteger? Number(Group group) =>
            group.Success && char.IsAsciiDigit(group.Value[0]) ? BigInteger.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(
        @"\A(?<operator>\^|~>?|<=|>=|<|>|=)?[v=]*(?<major>[0-9]{1,16}|[xX*])(\.(?<minor>[0-9]{1,16}|[xX*])(\.(?<patch>[0-9]{1,16}|[xX*])(-(?<prerelease>[0-9A-Za-z.-]+))?(\+[0-9A-Za-z.-]+)?)?)?\z",
        Options, Timeout)]
    private static partial Regex Simple();

    [GeneratedRegex(@"\A\s*(?<low>\S+)\s+-\s+(?<high>\S+)\s*\z", Options, Timeout)]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"(?<operator>\^|~>?|<=|>=|<|>|=)\s+", Options, Timeout)]
    private static partial Regex SpacesAfterOperator();
}
