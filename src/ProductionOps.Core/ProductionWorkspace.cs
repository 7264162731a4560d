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
    // One command uses one or two of them: making all would take longer than most commands, and a process that watches has many workspaces.
    private readonly OnDemand _parts = new();
    private readonly WorkspaceOptions _options;
    private ConfigurationService? _configuration;
    private FeatureService? _features;
    private DeploymentService? _deployments;
    private AnalyticsService? _analytics;
    private ReportService? _reports;
    private StatusService? _status;
    private RetentionService? _retention;
    private IntegrityService? _integrity;
    private RecordExchangeService? _exchange;
    private AlertParts? _alertParts;
    private AlertService? _alerts;
    private MonitoringService? _monitoring;
    private IncidentService? _incidents;
    private BackupService? _backups;
    private ScheduleService? _schedules;
    private MaintenanceService? _maintenance;
    private ContentService? _content;

    private ProductionWorkspace(IProductionStore store, WorkspaceOptions options)
    {
        _options = options;
        Store = store;
        Reporter = options.Reporter;
    }

    /// <summary>The store.</summary>
    public IProductionStore Store { get; }

    /// <summary>Where its operations tell what they do.</summary>
    internal IOperationReporter Reporter { get; }

    /// <summary>Configurations.</summary>
    public ConfigurationService Configuration =>
        _parts.Get(ref _configuration, () => new ConfigurationService(Store, _options.Integrations, _options.Time));

    /// <summary>Feature flags.</summary>
    public FeatureService Features => _parts.Get(ref _features, () => new FeatureService(Configuration));

    /// <summary>Deployments.</summary>
    public DeploymentService Deployments => _parts.Get(ref _deployments, () => new DeploymentComposition(Store, Configuration, _options).Compose());

    /// <summary>What the records of a period say together.</summary>
    public AnalyticsService Analytics => _parts.Get(ref _analytics, () => new AnalyticsService(Store, _options.Reporter));

    /// <summary>Reports.</summary>
    public ReportService Reports => _parts.Get(ref _reports, () => new ReportService(Store, Analytics, Status, Backups, _options));

    /// <summary>Status.</summary>
    public StatusService Status => _parts.Get(ref _status, () => new StatusService(Store, Deployments, Backups, _options.Time));

    /// <summary>Retention.</summary>
    public RetentionService Retention => _parts.Get(ref _retention, () => new RetentionService(Store, _options.Reporter, Deployments.FindServedAsync));

    /// <summary>Check and repair of the store.</summary>
    public IntegrityService Integrity => _parts.Get(ref _integrity, () => new IntegrityService(Store, _options.Reporter));

    /// <summary>Import and export of records.</summary>
    public RecordExchangeService Exchange => _parts.Get(ref _exchange, () => new RecordExchangeService(Store));

    /// <summary>Monitoring.</summary>
    public MonitoringService Monitoring => _parts.Get(ref _monitoring, () => new MonitoringComposition(Store, Configuration, _options, AlertParts).Compose());

    /// <summary>Alerts.</summary>
    public AlertService Alerts => _parts.Get(ref _alerts, () => new AlertService(Store, Configuration, AlertParts));

    /// <summary>Uptime incidents.</summary>
    public IncidentService Incidents => _parts.Get(ref _incidents, () => new IncidentService(Store, _options.Time));

    /// <summary>Backups.</summary>
    public BackupService Backups => _parts.Get(ref _backups, () => new BackupService(Store, _options));

    /// <summary>Schedules of this machine.</summary>
    public ScheduleService Schedules => _parts.Get(ref _schedules, () => new ScheduleService(Store, _options));

    /// <summary>Maintenance.</summary>
    public MaintenanceService Maintenance => _parts.Get(ref _maintenance, () => new MaintenanceComposition(Store, Configuration, Backups, Retention, _options).Compose());

    /// <summary>Content of the site.</summary>
    public ContentService Content => _parts.Get(ref _content, () => new ContentService(Store, Configuration, _options));

    private AlertParts AlertParts => _parts.Get(ref _alertParts, () => new AlertComposition(Store, Configuration, _options).Compose());

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
