using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes periods that people ask for.</summary>
public sealed class PeriodCompleter : IArgumentCompleter
{
    private static readonly string[] Usual =
    [
        "7d", "30d", "90d", "1y", "today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-quarter", "last-quarter", "this-year", "last-year",
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        new CompletionWord(wordToComplete).Matching(Usual.Select(static period => new Candidate(period, period)));
}
