using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes identifiers of measurements, newest first.</summary>
public sealed class MonitoringIdCompleter : StoreCompleter
{
    private const int Offered = 50;

    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RecordQuery { NewestFirst = true, Limit = Offered };
        await foreach (var entry in workspace.Store.Monitoring.ListAsync(query, cancellationToken))
        {
            yield return new Candidate(entry.MonitoringId, string.Create(
                CultureInfo.CurrentCulture, $"{entry.MonitoringType} {entry.Status} of {entry.Environment}, {entry.Timestamp.LocalDateTime:g}"));
        }
    }
}
