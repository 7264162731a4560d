using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes identifiers of alerts, newest first.</summary>
public sealed class AlertIdCompleter : StoreCompleter
{
    private const int Offered = 100;

    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RecordQuery { NewestFirst = true, Limit = Offered };
        await foreach (var entry in workspace.Store.Alerts.ListAsync(query, cancellationToken))
        {
            yield return new Candidate(entry.AlertId, string.Create(
                CultureInfo.CurrentCulture, $"{entry.Severity} {entry.Type}, {entry.TriggeredAt.LocalDateTime:g}: {entry.Title}"));
        }
    }
}
