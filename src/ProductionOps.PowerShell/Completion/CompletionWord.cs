using System.Buffers;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ProductionOps.PowerShell.Completion;

/// <summary>The beginning of an argument, as typed so far, perhaps with an opening quote.</summary>
internal sealed class CompletionWord(string? typed)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" '\"(){};,|&$`#@<>");

    private readonly WildcardPattern _pattern = WildcardPattern.Get(
        WildcardPattern.Escape((typed ?? string.Empty).Trim('\'', '"')) + "*", WildcardOptions.IgnoreCase);

    /// <summary>The candidates that begin with the word, quoted where they must be.</summary>
    public IEnumerable<CompletionResult> Matching(IEnumerable<Candidate> candidates) =>
        candidates.Where(candidate => _pattern.IsMatch(candidate.Text)).Select(Result);

    private static CompletionResult Result(Candidate candidate) =>
        new(Quoted(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.ToolTip);

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(Special) < 0 ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
