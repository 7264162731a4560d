using System.Text.RegularExpressions;

namespace ProductionOps.Deployment.Validation.Secrets;

/// <summary>A form that secrets have.</summary>
/// <param name="Name">Name for messages.</param>
/// <param name="Pattern">The form; a group named <c>value</c> marks the secret where it is not the whole match.</param>
/// <param name="Marks">Literals of which one stands in every match, so that most text needs no pattern.</param>
internal sealed record SecretRule(string Name, Regex Pattern, IReadOnlyList<string> Marks)
{
    /// <summary>Whether a match may well be meant to be public, so that it is a warning.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Whether the rule is a guess from the shape of text, so that it makes no sense in binary files.</summary>
    public bool IsForText { get; init; }

    /// <summary>A further condition on the value.</summary>
    public Func<string, bool> Accepts { get; init; } = static _ => true;

    /// <summary>Every place in a text where a secret of this form stands.</summary>
    public IEnumerable<Match> Matches(string text)
    {
        var comparison = IsForText ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!Marks.Any(mark => text.Contains(mark, comparison))) return [];
        return Pattern.Matches(text).Where(match => Accepts(ValueOf(match)));
    }

    /// <summary>The secret in a match.</summary>
    public static string ValueOf(Match match) => match.Groups["value"] is { Success: true } value ? value.Value : match.Value;
}
