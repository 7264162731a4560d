using ProductionOps.Configuration;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Store;

namespace ProductionOps.Maintenance;

/// <summary>Puts the parts of maintaining together.</summary>
internal sealed class MaintenanceComposition(IProductionStore store, ConfigurationService configurations, BackupService backups, WorkspaceOptions options)
{
    private readonly IProductionStore _store = store;
    private readonly ConfigurationService _configurations = configurations;

    /// <summary>One task a type.</summary>
    public IReadOnlyList<IMaintenanceTask> Tasks() =>
    [
        new BackupTask(backups, options.Time),
    ];
}
