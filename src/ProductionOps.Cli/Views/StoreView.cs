using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Store;

namespace ProductionOps.Cli.Views;

/// <summary>How a store is shown.</summary>
internal static class StoreView
{
    /// <summary>The view.</summary>
    public static View<StoreInformation> Instance { get; } = new()
    {
        Json = ProductionJson.Default.StoreInformation,
        Columns =
        [
            new("SITE", static s => s.Site) { MinimumWidth = 8 },
            new("DEPLOYMENTS", static s => s.Deployments) { AlignRight = true },
            new("ADDRESS", static s => s.Address) { MinimumWidth = 12 },
        ],
        Fields =
        [
            new("site", static s => s.Site),
            new("address", static s => s.Address),
            new("storeId", static s => s.StoreId),
            new("schemaVersion", static s => s.SchemaVersion),
            new("createdAt", static s => s.CreatedAt),
            new("deployments", static s => s.Deployments),
            new("monitoringRecords", static s => s.MonitoringRecords),
            new("maintenanceRuns", static s => s.MaintenanceRuns),
            new("configurationVersions", static s => s.ConfigurationVersions),
        ],
    };
}
