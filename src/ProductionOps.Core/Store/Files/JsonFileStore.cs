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
    private readonly ConcurrentDictionary<string, StoreLock> _locks = new(StringComparer.Ordinal);
    private readonly Lazy<FileRecordCollection<ProductionDeployment, DeploymentEntry>> _deployments;
    private readonly Lazy<FileMonitoringCollection> _monitoring;
    private readonly Lazy<FileRecordCollection<MonitoringAlert, AlertEntry>> _alerts;
    private readonly Lazy<FileRecordCollection<UptimeIncident, IncidentEntry>> _incidents;
    private readonly Lazy<FileRecordCollection<MaintenanceAutomation, MaintenanceEntry>> _maintenance;
    private readonly Lazy<FileRecordCollection<ProductionConfiguration, ConfigurationEntry>> _versions;
    private readonly Lazy<FileConfigurationCollection> _configurations;
    private readonly Lazy<StoreOptimizer> _optimizer;
    private readonly Lazy<StoreTester> _tester;
    private readonly Lazy<StoreRepairer> _repairer;

    private JsonFileStore(StoreDirectory store, StoreDocument document)
    {
        _store = store;
        _document = document;
        var storeLock = new StoreLock(store, store.PathOf(".lock"), "store");
        _deployments = new(() => new(store, storeLock, new DeploymentFormat(), new FlatLayout<ProductionDeployment>(store, RecordKind.Deployment, "deployments"), "deployments/archive"));
        _maintenance = new(() => new(store, storeLock, new MaintenanceFormat(), new FlatLayout<MaintenanceAutomation>(store, RecordKind.Maintenance, "maintenance")));
        _versions = new(() => new(store, storeLock, new ConfigurationFormat(), new ConfigurationLayout(store), "configuration/archive"));
        _configurations = new(() => new(store, storeLock, _versions.Value));
        var intervals = new ConfiguredIntervals(environment => _configurations.Value.FindActiveOrNewest(environment));
        _monitoring = new(() => new(store, storeLock, intervals.Of));
        _alerts = new(() => new(store, storeLock, new AlertFormat(), new FlatLayout<MonitoringAlert>(store, RecordKind.Alert, "monitoring/alerts")));
        _incidents = new(() => new(store, storeLock, new IncidentFormat(), new FlatLayout<UptimeIncident>(store, RecordKind.Incident, "monitoring/incidents")));
        State = new FileStateCollection(store);
        _optimizer = new(() => new StoreOptimizer(
            store,
            storeLock,
            _monitoring.Value.Retention,
            _alerts.Value.Retention,
            _incidents.Value.Retention,
            _maintenance.Value.Retention,
            _deployments.Value.Retention,
            _versions.Value.Retention,
            _configurations.Value.ActiveIds));
        var checks = new Lazy<StoreChecks>(() => Checks(intervals));
        _tester = new(() => new StoreTester(store, checks.Value));
        _repairer = new(() => new StoreRepairer(store, storeLock, checks.Value, Repairs(checks.Value)));
    }

    /// <inheritdoc/>
    public string Address => _store.Root;

    /// <inheritdoc/>
    public IRecordCollection<ProductionDeployment, DeploymentEntry> Deployments => _deployments.Value;

    /// <inheritdoc/>
    public IMonitoringCollection Monitoring => _monitoring.Value;

    /// <inheritdoc/>
    public IRecordCollection<MonitoringAlert, AlertEntry> Alerts => _alerts.Value;

    /// <inheritdoc/>
    public IRecordCollection<UptimeIncident, IncidentEntry> Incidents => _incidents.Value;

    /// <inheritdoc/>
    public IRecordCollection<MaintenanceAutomation, MaintenanceEntry> Maintenance => _maintenance.Value;

    /// <inheritdoc/>
    public IConfigurationCollection Configurations => _configurations.Value;

    /// <inheritdoc/>
    public IStateCollection State { get; }

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
            Deployments = _deployments.Value.Count(),
            MonitoringRecords = _monitoring.Value.Count(),
            MaintenanceRuns = _maintenance.Value.Count(),
            ConfigurationVersions = _versions.Value.Count(),
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
        await foreach (var decision in _optimizer.Value.RunAsync(request, cancellationToken).ConfigureAwait(false)) yield return decision;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IntegrityFinding> TestAsync(
        IntegrityRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DataIntegrityCheck? outcome = null;
        await foreach (var finding in _tester.Value.RunAsync(request, check => outcome = check, cancellationToken).ConfigureAwait(false)) yield return finding;
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
        await foreach (var action in _repairer.Value.RunAsync(request, cancellationToken).ConfigureAwait(false)) yield return action;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StoreDirectory DirectoryAt(string root, IFileSystem files, TimeProvider time) =>
        new(root, files, time, Random.Shared, files.BootId(time));

    private StoreChecks Checks(ConfiguredIntervals intervals) => new()
    {
        Root = new RootCheck(_store),
        State = new StateCheck(_store),
        Deployments = _deployments.Value.Check,
        Maintenance = _maintenance.Value.Check,
        Alerts = _alerts.Value.Check,
        Incidents = _incidents.Value.Check,
        Versions = _versions.Value.Check,
        Active = new ActiveConfigurationCheck(_store, new ConfigurationFormat()),
        Monitoring = _monitoring.Value.Check,
        IntervalOf = intervals.Of,
    };

    private StoreRepairs Repairs(StoreChecks checks) => new()
    {
        State = new StateRepair(_store),
        Deployments = _deployments.Value.Repair,
        Maintenance = _maintenance.Value.Repair,
        Alerts = _alerts.Value.Repair,
        Incidents = _incidents.Value.Repair,
        Versions = _versions.Value.Repair,
        Active = new ActiveConfigurationRepair(_store, checks.Active, _versions.Value.FindStored),
        Monitoring = _monitoring.Value.Repair,
        Days = _monitoring.Value.Days,
    };

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
