using System.Text.RegularExpressions;

namespace ProductionOps.HelpBuilder.Pages;

/// <summary>Markdown as a terminal shows it.</summary>
internal static partial class PlainText
{
    /// <summary>The text without marks of code, emphasis and links.</summary>
    public static string Of(string markdown) => Emphasis().Replace(Link().Replace(markdown, "${text}"), "${text}").Replace("`", string.Empty, StringComparison.Ordinal);

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Emphasis();
}
