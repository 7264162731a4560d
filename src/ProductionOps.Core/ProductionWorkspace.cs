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
    private readonly Lazy<FeatureService> _features;
    private readonly Lazy<DeploymentService> _deployments;
    private readonly Lazy<AnalyticsService> _analytics;
    private readonly Lazy<ReportService> _reports;
    private readonly Lazy<StatusService> _status;
    private readonly Lazy<RetentionService> _retention;
    private readonly Lazy<IntegrityService> _integrity;
    private readonly Lazy<RecordExchangeService> _exchange;
    private readonly Lazy<AlertParts> _alertParts;
    private readonly Lazy<AlertService> _alerts;
    private readonly Lazy<MonitoringService> _monitoring;
    private readonly Lazy<IncidentService> _incidents;
    private readonly Lazy<BackupService> _backups;
    private readonly Lazy<ScheduleService> _schedules;
    private readonly Lazy<MaintenanceService> _maintenance;
    private readonly Lazy<ContentService> _content;

    // One command uses one or two of them: making all would take longer than most commands, and a process that watches has many workspaces.
    private ProductionWorkspace(IProductionStore store, WorkspaceOptions options)
    {
        Store = store;
        Reporter = options.Reporter;
        Configuration = new ConfigurationService(store, options.Integrations, options.Time);
        _features = new(() => new FeatureService(Configuration));
        _deployments = new(() => new DeploymentComposition(store, Configuration, options).Compose());
        _analytics = new(() => new AnalyticsService(store));
        _reports = new(() => new ReportService(store, Analytics, Status, Backups, options));
        _status = new(() => new StatusService(store, Deployments, Backups, options.Time));
        _retention = new(() => new RetentionService(store, options.Reporter, Deployments.FindServedAsync));
        _integrity = new(() => new IntegrityService(store, options.Reporter));
        _exchange = new(() => new RecordExchangeService(store));
        _alertParts = new(() => new AlertComposition(store, Configuration, options).Compose());
        _alerts = new(() => new AlertService(store, Configuration, _alertParts.Value));
        _monitoring = new(() => new MonitoringComposition(store, Configuration, options, _alertParts.Value).Compose());
        _incidents = new(() => new IncidentService(store, options.Time));
        _backups = new(() => new BackupService(store, options));
        _schedules = new(() => new ScheduleService(store, options));
        _maintenance = new(() => new MaintenanceComposition(store, Configuration, Backups, Retention, options).Compose());
        _content = new(() => new ContentService(store, Configuration, options));
    }

    /// <summary>The store.</summary>
    public IProductionStore Store { get; }

    /// <summary>Where its operations tell what they do.</summary>
    internal IOperationReporter Reporter { get; }

    /// <summary>Configurations.</summary>
    public ConfigurationService Configuration { get; }

    /// <summary>Feature flags.</summary>
    public FeatureService Features => _features.Value;

    /// <summary>Deployments.</summary>
    public DeploymentService Deployments => _deployments.Value;

    /// <summary>What the records of a period say together.</summary>
    public AnalyticsService Analytics => _analytics.Value;

    /// <summary>Reports.</summary>
    public ReportService Reports => _reports.Value;

    /// <summary>Status.</summary>
    public StatusService Status => _status.Value;

    /// <summary>Retention.</summary>
    public RetentionService Retention => _retention.Value;

    /// <summary>Check and repair of the store.</summary>
    public IntegrityService Integrity => _integrity.Value;

    /// <summary>Import and export of records.</summary>
    public RecordExchangeService Exchange => _exchange.Value;

    /// <summary>Monitoring.</summary>
    public MonitoringService Monitoring => _monitoring.Value;

    /// <summary>Alerts.</summary>
    public AlertService Alerts => _alerts.Value;

    /// <summary>Uptime incidents.</summary>
    public IncidentService Incidents => _incidents.Value;

    /// <summary>Backups.</summary>
    public BackupService Backups => _backups.Value;

    /// <summary>Schedules of this machine.</summary>
    public ScheduleService Schedules => _schedules.Value;

    /// <summary>Maintenance.</summary>
    public MaintenanceService Maintenance => _maintenance.Value;

    /// <summary>Content of the site.</summary>
    public ContentService Content => _content.Value;

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
