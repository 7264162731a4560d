using System.Text.RegularExpressions;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Reads conformance levels and success criteria out of the tags of axe-core's rules.</summary>
public static partial class WcagTags
{
    /// <summary>The tags of the rules that make up a level, those of the lower levels included.</summary>
    public static IReadOnlyList<string> Of(WcagLevel level) => level switch
    {
        WcagLevel.A => ["wcag2a", "wcag21a"],
        WcagLevel.AA => [.. Of(WcagLevel.A), "wcag2aa", "wcag21aa", "wcag22aa"],
        _ => [.. Of(WcagLevel.AA), "wcag2aaa"],
    };

    /// <summary>The lowest level that a rule is part of; null when none of its tags is one of a level.</summary>
    public static WcagLevel? Level(IEnumerable<string> tags)
    {
        var levels = tags.Select(tag => LevelTag().Match(tag)).Where(match => match.Success).Select(match => match.Groups["level"].Length).ToList();
        return levels.Count == 0 ? null : (WcagLevel)(levels.Min() - 1);
    }

    /// <summary>Success criteria: the tag <c>wcag1411</c> is 1.4.11.</summary>
    public static IReadOnlyList<string> Criteria(IEnumerable<string> tags) =>
    [
        .. tags.Select(tag => CriterionTag().Match(tag))
            .Where(match => match.Success)
            .Select(match => $"{match.Groups["principle"]}.{match.Groups["guideline"]}.{match.Groups["criterion"]}"),
    ];

    [GeneratedRegex("^wcag2[0-9]?(?<level>a{1,3})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LevelTag();

    [GeneratedRegex("^wcag(?<principle>[1-4])(?<guideline>[1-9])(?<criterion>[0-9]{1,2})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CriterionTag();
}
