using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes identifiers of deployments, newest first.</summary>
public sealed class DeploymentIdCompleter : StoreCompleter
{
    private const int Offered = 100;

    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RecordQuery { NewestFirst = true, Limit = Offered };
        await foreach (var entry in workspace.Store.Deployments.ListAsync(query, cancellationToken))
        {
            yield return new Candidate(entry.DeploymentId, string.Create(
                CultureInfo.CurrentCulture,
                $"{entry.Environment} {entry.Status}, {entry.DeploymentType} of {entry.CommitHash[..7]}, {entry.Timestamp.LocalDateTime:g}"));
        }
    }
}
