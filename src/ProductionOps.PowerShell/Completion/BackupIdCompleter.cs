using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes identifiers of the backups of the store, newest first.</summary>
public sealed class BackupIdCompleter : StoreCompleter
{
    private const int Offered = 100;

    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in workspace.Backups.Vault.ListAsync(static _ => { }, cancellationToken).Take(Offered))
        {
            yield return new Candidate(entry.BackupId, string.Create(
                CultureInfo.CurrentCulture, $"{entry.BackupType}, {new Quantity(entry.Files, "file")}, {entry.Timestamp.LocalDateTime:g}"));
        }
    }
}
