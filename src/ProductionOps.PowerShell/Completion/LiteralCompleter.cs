using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes the names of an enumeration.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class LiteralCompleter<T> : IArgumentCompleter
    where T : struct, Enum
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        new CompletionWord(wordToComplete).Matching(Enum.GetNames<T>().Select(static name => new Candidate(name, name)));
}
