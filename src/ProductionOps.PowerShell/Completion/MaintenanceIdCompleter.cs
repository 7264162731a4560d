using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes identifiers of maintenance runs, newest first.</summary>
public sealed class MaintenanceIdCompleter : StoreCompleter
{
    private const int Offered = 100;

    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RecordQuery { NewestFirst = true, Limit = Offered };
        await foreach (var entry in workspace.Store.Maintenance.ListAsync(query, cancellationToken))
        {
            yield return new Candidate(entry.MaintenanceId, string.Create(
                CultureInfo.CurrentCulture, $"{entry.MaintenanceType} {entry.Status}, due {entry.ScheduledTime.LocalDateTime:g}"));
        }
    }
}
