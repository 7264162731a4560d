using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes versions and identifiers of configurations, newest first.</summary>
public sealed class ConfigurationIdCompleter : StoreCompleter
{
    private const int Offered = 50;

    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RecordQuery { NewestFirst = true, Limit = Offered };
        var entries = await workspace.Configuration.ListAsync(query, cancellationToken).ToListAsync(cancellationToken);
        foreach (var entry in entries) yield return new Candidate(entry.Version, $"{entry.ConfigurationId}, {Describe(entry)}");
        foreach (var entry in entries) yield return new Candidate(entry.ConfigurationId, $"{entry.Version}, {Describe(entry)}");
    }

    private static string Describe(ConfigurationEntry entry) =>
        string.Create(CultureInfo.CurrentCulture, $"{entry.Environment}, {entry.Timestamp?.LocalDateTime:g}");
}
