using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Store;

namespace ProductionOps.Faults.Checks;

/// <summary>Reads the state documents that scenarios write.</summary>
internal static class StateDocuments
{
    /// <summary>The content of a document as the ledger has it; null when there is none.</summary>
    public static async Task<string?> FindAsync(IProductionStore store, string name) =>
        await store.State.FindAsync(name, ProductionJson.Default.MonitoringAlert, CancellationToken.None) is { } document
            ? JsonSerializer.Serialize(document, ProductionJson.Compact.MonitoringAlert)
            : null;
}
