using System.Collections.Concurrent;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Integrity;
using ProductionOps.Store.Retention;

namespace ProductionOps.Testing;

/// <summary>A store of configurations without files, which shows that the contract fits something else than a directory.</summary>
public sealed class InMemoryProductionStore(TimeProvider time) : IProductionStore
{
    private readonly ConcurrentDictionary<string, LockOwner> _locks = new(StringComparer.Ordinal);

    public string Address => "memory";

    public IRecordCollection<ProductionDeployment, DeploymentEntry> Deployments => throw new NotSupportedException();

    public IMonitoringCollection Monitoring => throw new NotSupportedException();

    public IRecordCollection<MonitoringAlert, AlertEntry> Alerts => throw new NotSupportedException();

    public IRecordCollection<UptimeIncident, IncidentEntry> Incidents => throw new NotSupportedException();

    public IRecordCollection<MaintenanceAutomation, MaintenanceEntry> Maintenance => throw new NotSupportedException();

    public IConfigurationCollection Configurations { get; } = new InMemoryConfigurations(time);

    public IStateCollection State => throw new NotSupportedException();

    public ValueTask<StoreInformation> GetInformationAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IAsyncDisposable> LockAsync(string resource, LockRequest request, CancellationToken cancellationToken)
    {
        var owner = new LockOwner("tester", "here", Environment.ProcessId, request.Reason, time.GetUtcNow());
        if (!_locks.TryAdd(resource, owner))
            throw new OperationException("LockHeld", ErrorKind.Busy, $"{resource} is held: {_locks[resource].Reason}.", resource);
        return ValueTask.FromResult<IAsyncDisposable>(new Releaser(() => _locks.TryRemove(resource, out _)));
    }

    public ValueTask<LockOwner?> FindLockOwnerAsync(string resource, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_locks.GetValueOrDefault(resource));

    public IAsyncEnumerable<RetentionDecision> OptimizeAsync(OptimizationRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<IntegrityFinding> TestAsync(IntegrityRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<DataIntegrityCheck?> FindLastCheckAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<RepairAction> RepairAsync(RepairRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Releaser(Action release) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            release();
            return ValueTask.CompletedTask;
        }
    }
}
