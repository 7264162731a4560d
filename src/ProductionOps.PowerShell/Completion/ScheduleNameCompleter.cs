using System.Collections;
using System.Runtime.CompilerServices;
using ProductionOps.Json;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes names of schedules.</summary>
public sealed class ScheduleNameCompleter : StoreCompleter
{
    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in workspace.Schedules.ListAsync(cancellationToken))
            yield return new Candidate(entry.Name, $"{JsonLiteral.Of(entry.Manager)} {entry.Timing}");
    }
}
