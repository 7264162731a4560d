using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Deployment.Source;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Maintenance.Content;
using ProductionOps.Maintenance.Dependencies;
using ProductionOps.Maintenance.Optimization;
using ProductionOps.Maintenance.Recurrence;
using ProductionOps.Maintenance.Safeguards;
using ProductionOps.Maintenance.Workflow;
using ProductionOps.Processes;
using ProductionOps.Store;
using ProductionOps.Store.Retention;

namespace ProductionOps.Maintenance;

/// <summary>Puts the parts of maintaining together.</summary>
internal sealed class MaintenanceComposition(IProductionStore store, ConfigurationService configurations, BackupService backups, RetentionService retention, WorkspaceOptions options)
{
    public MaintenanceService Compose() => Compose(Tasks());

    /// <summary>The service with tasks of one's own.</summary>
    public MaintenanceService Compose(IReadOnlyList<IMaintenanceTask> list)
    {
        var tasks = new MaintenanceTasks(list, options.Reporter);
        var records = new MaintenanceRecords(store);
        var contexts = new MaintenanceContexts(
            store, configurations, new GitRepository(options.Processes ?? new ProcessRunner(options.Time)), options.CurrentDirectory);
        var stops = new StopSignals(store.State, options.Time);
        var safeguards = new SafeguardStore(options.Files, options.DataDirectory, store.Address);
        var secrets = new SecretService([.. options.SecretResolvers, new EnvironmentSecretResolver()]);
        var scheduling = new MaintenanceScheduling(store, contexts, tasks, options.Time);
        var recovery = new MaintenanceRecovery(store, records, contexts, tasks, safeguards, stops, options.Time, options.Reporter);
        var run = new MaintenanceRun(records, contexts, tasks, safeguards, stops, secrets, options.Time, options.Reporter);
        return new MaintenanceService(store, new MaintenanceParts(
            records,
            scheduling,
            new MaintenanceApprovals(records, configurations, options.Time),
            new MaintenanceStopping(store, records, recovery, stops, options.Time),
            run,
            recovery,
            new DueRuns(new RecurrencePlanner(store, options.Time, options.Reporter), scheduling, run, contexts, tasks)));
    }

    /// <summary>One task a type.</summary>
    public IReadOnlyList<IMaintenanceTask> Tasks() =>
    [
        new BackupTask(backups, options.Time),
        new OptimizationTask(store, retention, options.Files, options.Time),
        .. new DependencyComposition(store, configurations, options).Tasks(),
        new ContentTask(new ContentService(store, configurations, options), options.Time),
    ];
}
