using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store.Files.Integrity;
using ProductionOps.Store.Files.Retention;
using ProductionOps.Store.Files.Rollups;
using ProductionOps.Store.Integrity;
using ProductionOps.Store.Retention;

namespace ProductionOps.Store.Files;

/// <summary>A store of plain JSON files that people can read, compare, search and back up; docs/store-format.md describes it.</summary>
public sealed class JsonFileStore : IProductionStore
{
    private const string LastCheckName = "integrity/last-check";

    private readonly StoreDirectory _store;
    private readonly StoreDocument _document;
    private readonly StoreLock _lock;
    private readonly ConcurrentDictionary<string, StoreLock> _locks = new(StringComparer.Ordinal);
    private readonly OnDemand _parts = new();
    private FileRecordCollection<ProductionDeployment, DeploymentEntry>? _deployments;
    private FileMonitoringCollection? _monitoring;
    private FileRecordCollection<MonitoringAlert, AlertEntry>? _alerts;
    private FileRecordCollection<UptimeIncident, IncidentEntry>? _incidents;
    private FileRecordCollection<MaintenanceAutomation, MaintenanceEntry>? _maintenance;
    private FileRecordCollection<ProductionConfiguration, ConfigurationEntry>? _versions;
    private FileConfigurationCollection? _configurations;
    private FileStateCollection? _state;
    private ConfiguredIntervals? _intervals;
    private StoreChecks? _checks;

    private JsonFileStore(StoreDirectory store, StoreDocument document)
    {
        _store = store;
        _document = document;
        _lock = new StoreLock(store, store.PathOf(".lock"), "store");
    }

    /// <inheritdoc/>
    public string Address => _store.Root;

    /// <inheritdoc/>
    public IRecordCollection<ProductionDeployment, DeploymentEntry> Deployments => DeploymentFiles;

    /// <inheritdoc/>
    public IMonitoringCollection Monitoring => MonitoringFiles;

    /// <inheritdoc/>
    public IRecordCollection<MonitoringAlert, AlertEntry> Alerts => AlertFiles;

    /// <inheritdoc/>
    public IRecordCollection<UptimeIncident, IncidentEntry> Incidents => IncidentFiles;

    /// <inheritdoc/>
    public IRecordCollection<MaintenanceAutomation, MaintenanceEntry> Maintenance => MaintenanceFiles;

    /// <inheritdoc/>
    public IConfigurationCollection Configurations => ConfigurationFiles;

    /// <inheritdoc/>
    public IStateCollection State => _parts.Get(ref _state, () => new FileStateCollection(_store));

    private FileRecordCollection<ProductionDeployment, DeploymentEntry> DeploymentFiles => _parts.Get(ref _deployments, () => new(
        _store, _lock, new DeploymentFormat(), new FlatLayout<ProductionDeployment>(_store, RecordKind.Deployment, "deployments"), "deployments/archive"));

    private FileRecordCollection<MaintenanceAutomation, MaintenanceEntry> MaintenanceFiles => _parts.Get(ref _maintenance, () => new(
        _store, _lock, new MaintenanceFormat(), new FlatLayout<MaintenanceAutomation>(_store, RecordKind.Maintenance, "maintenance")));

    private FileRecordCollection<MonitoringAlert, AlertEntry> AlertFiles => _parts.Get(ref _alerts, () => new(
        _store, _lock, new AlertFormat(), new FlatLayout<MonitoringAlert>(_store, RecordKind.Alert, "monitoring/alerts")));

    private FileRecordCollection<UptimeIncident, IncidentEntry> IncidentFiles => _parts.Get(ref _incidents, () => new(
        _store, _lock, new IncidentFormat(), new FlatLayout<UptimeIncident>(_store, RecordKind.Incident, "monitoring/incidents")));

    private FileRecordCollection<ProductionConfiguration, ConfigurationEntry> VersionFiles => _parts.Get(ref _versions, () => new(
        _store, _lock, new ConfigurationFormat(), new ConfigurationLayout(_store), "configuration/archive"));

    private FileConfigurationCollection ConfigurationFiles => _parts.Get(ref _configurations, () => new(_store, _lock, VersionFiles));

    private FileMonitoringCollection MonitoringFiles => _parts.Get(ref _monitoring, () => new(_store, _lock, Intervals.Of));

    private ConfiguredIntervals Intervals =>
        _parts.Get(ref _intervals, () => new(environment => ConfigurationFiles.FindActiveOrNewest(environment)));

    private StoreChecks Checks => _parts.Get(ref _checks, () => new()
    {
        Root = new RootCheck(_store),
        State = new StateCheck(_store),
        Deployments = DeploymentFiles.Check,
        Maintenance = MaintenanceFiles.Check,
        Alerts = AlertFiles.Check,
        Incidents = IncidentFiles.Check,
        Versions = VersionFiles.Check,
        Active = new ActiveConfigurationCheck(_store, new ConfigurationFormat()),
        Monitoring = MonitoringFiles.Check,
        IntervalOf = Intervals.Of,
    });

    private StoreRepairs Repairs => new()
    {
        State = new StateRepair(_store),
        Deployments = DeploymentFiles.Repair,
        Maintenance = MaintenanceFiles.Repair,
        Alerts = AlertFiles.Repair,
        Incidents = IncidentFiles.Repair,
        Versions = VersionFiles.Repair,
        Active = new ActiveConfigurationRepair(_store, Checks.Active, VersionFiles.FindStored),
        Monitoring = MonitoringFiles.Repair,
        Days = MonitoringFiles.Days,
    };

    private StoreOptimizer Optimizer => new(
        _store,
        _lock,
        MonitoringFiles.Retention,
        AlertFiles.Retention,
        IncidentFiles.Retention,
        MaintenanceFiles.Retention,
        DeploymentFiles.Retention,
        VersionFiles.Retention,
        ConfigurationFiles.ActiveIds);

    /// <summary>Opens a store.</summary>
    /// <param name="path">The production directory, or the directory that holds it.</param>
    /// <param name="files">The disk.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="OperationException"><c>StoreNotFound</c>, <c>StoreDamaged</c>, <c>StoreVersionUnsupported</c>.</exception>
    public static ValueTask<JsonFileStore> OpenAsync(
        string path, IFileSystem files, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var root = StoreLocator.RootAt(path, files) ?? throw StoreLocator.NotFound($"'{Path.GetFullPath(path)}'", path);
        var store = DirectoryAt(root, files, time);

        // One small file: to have another thread read it would take longer.
        return ValueTask.FromResult(new JsonFileStore(store, new StoreDocumentFile(store).Read()));
    }

    /// <summary>Makes a store.</summary>
    /// <param name="path">Where: the production directory is made in it, unless it is itself named <c>production</c>.</param>
    /// <param name="site">Name of the site that it is for.</param>
    /// <param name="files">The disk.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    /// <exception cref="OperationException"><c>StoreExists</c>, <c>StoreDiskFull</c>, <c>StoreAccessDenied</c>,
    /// <c>StoreReadOnly</c>, <c>StoreLockUnreliable</c>.</exception>
    public static async ValueTask<JsonFileStore> InitializeAsync(
        string path, string site, IFileSystem files, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = DirectoryAt(StoreLocator.NewRootAt(path), files, time);
        store.Guard(store.Root, () =>
        {
            files.CreateDirectory(store.Root, isPrivate: true);
            return true;
        });
        var storeLock = new StoreLock(store, store.PathOf(".lock"), "store");
        var request = new LockRequest("initializing the store", TimeSpan.FromSeconds(10));
        using var holder = await storeLock.AcquireAsync(request, cancellationToken).ConfigureAwait(false);
        return new JsonFileStore(store, new StoreDocumentFile(store).Create(site));
    }

    /// <inheritdoc/>
    public async ValueTask<StoreInformation> GetInformationAsync(CancellationToken cancellationToken) => await Task.Run(
        () => new StoreInformation
        {
            Address = Address,
            StoreId = _document.StoreId,
            Site = _document.Site,
            SchemaVersion = _document.SchemaVersion,
            CreatedAt = _document.CreatedAt,
            Deployments = DeploymentFiles.Count(),
            MonitoringRecords = MonitoringFiles.Count(),
            MaintenanceRuns = MaintenanceFiles.Count(),
            ConfigurationVersions = VersionFiles.Count(),
        },
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> LockAsync(string resource, LockRequest request, CancellationToken cancellationToken) =>
        await LockOf(resource).AcquireAsync(request, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<LockOwner?> FindLockOwnerAsync(string resource, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(LockOf(resource).FindOwner());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RetentionDecision> OptimizeAsync(
        OptimizationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What changes nothing needs no lock, and leaves not even a lock file.
        await using var holder = request.WhatIf
            ? null
            : await LockAsync("optimization", new LockRequest("optimizing the store", TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        await foreach (var decision in Optimizer.RunAsync(request, cancellationToken).ConfigureAwait(false)) yield return decision;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IntegrityFinding> TestAsync(
        IntegrityRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DataIntegrityCheck? outcome = null;
        await foreach (var finding in new StoreTester(_store, Checks).RunAsync(request, check => outcome = check, cancellationToken).ConfigureAwait(false)) yield return finding;
        if (outcome is null) yield break;
        if (request.KeepOutcome) await KeepAsync(outcome, request.Reporter, cancellationToken).ConfigureAwait(false);
        request.OnCompleted?.Invoke(outcome);
    }

    /// <inheritdoc/>
    public ValueTask<DataIntegrityCheck?> FindLastCheckAsync(CancellationToken cancellationToken) =>
        State.FindAsync(LastCheckName, ProductionJson.Default.DataIntegrityCheck, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<RepairAction> RepairAsync(
        RepairRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var holder = request.WhatIf
            ? null
            : await LockAsync("repair", new LockRequest("repairing the store", TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        await foreach (var action in new StoreRepairer(_store, _lock, Checks, Repairs).RunAsync(request, cancellationToken).ConfigureAwait(false)) yield return action;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StoreDirectory DirectoryAt(string root, IFileSystem files, TimeProvider time) =>
        new(root, files, time, Random.Shared);

    private async Task KeepAsync(DataIntegrityCheck outcome, IOperationReporter reporter, CancellationToken cancellationToken)
    {
        try
        {
            await State.SetAsync(LastCheckName, outcome, ProductionJson.Default.DataIntegrityCheck, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationException exception)
        {
            // A store that may only be read is checked all the same.
            reporter.Warning($"The outcome of the check could not be kept in the store. {exception.Message}");
        }
    }

    private StoreLock LockOf(string resource)
    {
        if (!resource.Split('-').All(static part => part.Length > 0 && part.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))))
        {
            throw new OperationException(
                "LockNameInvalid", ErrorKind.InvalidInput, $"'{resource}' is not a lock name: lower-case letters, digits and hyphens.", resource);
        }

        return _locks.GetOrAdd(resource, name => new StoreLock(_store, _store.PathOf($".lock-{name}"), name));
    }
}
