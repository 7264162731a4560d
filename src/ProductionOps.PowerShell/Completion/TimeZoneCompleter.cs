using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes the time zones that this machine knows.</summary>
public sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        new CompletionWord(wordToComplete).Matching(TimeZoneInfo.GetSystemTimeZones().Select(static zone => new Candidate(zone.Id, zone.DisplayName)));
}
