using ProductionOps.Analytics;
using ProductionOps.Configuration;
using ProductionOps.Configuration.Features;
using ProductionOps.Deployment;
using ProductionOps.Maintenance;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Maintenance.Content;
using ProductionOps.Monitoring;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.Reporting;
using ProductionOps.Scheduling;
using ProductionOps.Status;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;
using ProductionOps.Store.Integrity;
using ProductionOps.Store.Retention;

namespace ProductionOps;

/// <summary>An open store and the operations on it: where both front ends begin.</summary>
public sealed class ProductionWorkspace : IAsyncDisposable
{
    private ProductionWorkspace(IProductionStore store, WorkspaceOptions options)
    {
        Store = store;
        Reporter = options.Reporter;
        Configuration = new ConfigurationService(store, options.Integrations, options.Time);
        Features = new FeatureService(Configuration);
        Deployments = new DeploymentComposition(store, Configuration, options).Compose();
        Analytics = new AnalyticsService(store);
        Backups = new BackupService(store, options);
        Status = new StatusService(store, Deployments, Backups, options.Time);
        Retention = new RetentionService(store, options.Reporter, Deployments.FindServedAsync);
        Integrity = new IntegrityService(store, options.Reporter);
        Exchange = new RecordExchangeService(store);
        var alerts = new AlertComposition(store, Configuration, options).Compose();
        Alerts = new AlertService(store, Configuration, alerts);
        Monitoring = new MonitoringComposition(store, Configuration, options, alerts).Compose();
        Incidents = new IncidentService(store, options.Time);
        Schedules = new ScheduleService(store, options);
        Maintenance = new MaintenanceComposition(store, Configuration, Backups, Retention, options).Compose();
        Content = new ContentService(store, Configuration, options);
        Reports = new ReportService(store, Analytics, Status, Backups, options);
    }

    /// <summary>The store.</summary>
    public IProductionStore Store { get; }

    /// <summary>Where its operations tell what they do.</summary>
    internal IOperationReporter Reporter { get; }

    /// <summary>Configurations.</summary>
    public ConfigurationService Configuration { get; }

    /// <summary>Feature flags.</summary>
    public FeatureService Features { get; }

    /// <summary>Deployments.</summary>
    public DeploymentService Deployments { get; }

    /// <summary>What the records of a period say together.</summary>
    public AnalyticsService Analytics { get; }

    /// <summary>Reports.</summary>
    public ReportService Reports { get; }

    /// <summary>Status.</summary>
    public StatusService Status { get; }

    /// <summary>Retention.</summary>
    public RetentionService Retention { get; }

    /// <summary>Check and repair of the store.</summary>
    public IntegrityService Integrity { get; }

    /// <summary>Import and export of records.</summary>
    public RecordExchangeService Exchange { get; }

    /// <summary>Monitoring.</summary>
    public MonitoringService Monitoring { get; }

    /// <summary>Alerts.</summary>
    public AlertService Alerts { get; }

    /// <summary>Uptime incidents.</summary>
    public IncidentService Incidents { get; }

    /// <summary>Backups.</summary>
    public BackupService Backups { get; }

    /// <summary>Schedules of this machine.</summary>
    public ScheduleService Schedules { get; }

    /// <summary>Maintenance.</summary>
    public MaintenanceService Maintenance { get; }

    /// <summary>Content of the site.</summary>
    public ContentService Content { get; }

    /// <summary>Finds and opens a store.</summary>
    /// <exception cref="OperationException"><c>StoreNotFound</c>: there is none; the message says how to make one.
    /// <c>StoreAddressUnsupported</c>, <c>StoreDamaged</c>, <c>StoreVersionUnsupported</c>.</exception>
    public static async ValueTask<ProductionWorkspace> OpenAsync(WorkspaceOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var store = await new StoreFactory(options.Files, options.Time).OpenAsync(
            options.StoreAddress,
            Environment.GetEnvironmentVariable(StoreLocator.EnvironmentVariable),
            options.CurrentDirectory,
            cancellationToken);
        return new ProductionWorkspace(store, options);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
