using ProductionOps.Model;
using ProductionOps.Store.Integrity;
using ProductionOps.Store.Retention;

namespace ProductionOps.Store;

/// <summary>
/// Where the records of one site live. Nothing here speaks of files, so that a database can stand behind it as well. All members
/// may be called from several threads, and several processes may have the same store open.
/// </summary>
public interface IProductionStore : IAsyncDisposable
{
    /// <summary>Where the store is, as a user would name it; it holds no secret.</summary>
    string Address { get; }

    /// <summary>Deployments.</summary>
    IRecordCollection<ProductionDeployment, DeploymentEntry> Deployments { get; }

    /// <summary>Monitoring records.</summary>
    IMonitoringCollection Monitoring { get; }

    /// <summary>Alerts.</summary>
    IRecordCollection<MonitoringAlert, AlertEntry> Alerts { get; }

    /// <summary>Uptime incidents.</summary>
    IRecordCollection<UptimeIncident, IncidentEntry> Incidents { get; }

    /// <summary>Maintenance runs.</summary>
    IRecordCollection<MaintenanceAutomation, MaintenanceEntry> Maintenance { get; }

    /// <summary>Configuration versions, and which of them is active.</summary>
    IConfigurationCollection Configurations { get; }

    /// <summary>Small named documents that operations keep between runs, such as the journal of a deployment.</summary>
    IStateCollection State { get; }

    /// <summary>What the store is: version, site, counts.</summary>
    ValueTask<StoreInformation> GetInformationAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes a named lock that lives as long as its holder: it goes when it is disposed and when its process ends, however it ends.
    /// </summary>
    /// <param name="resource">What is locked, such as <c>deployment</c>.</param>
    /// <param name="request">Why, and how long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationException"><c>LockHeld</c>: somebody else has it; the message says who, why and since when.</exception>
    ValueTask<IAsyncDisposable> LockAsync(string resource, LockRequest request, CancellationToken cancellationToken);

    /// <summary>Who holds a named lock now; null when nobody does.</summary>
    ValueTask<LockOwner?> FindLockOwnerAsync(string resource, CancellationToken cancellationToken);

    /// <summary>
    /// Archives and removes what a retention policy no longer keeps, and yields what was done with each item and why. It can be
    /// stopped anywhere; the next run does the rest. A run that only tells what it would do changes nothing.
    /// </summary>
    /// <exception cref="OperationException"><c>LockHeld</c>: another optimization runs; <c>RetentionPeriodInvalid</c>;
    /// <c>StoreDiskFull</c>, <c>StoreAccessDenied</c>, <c>StoreReadOnly</c>.</exception>
    IAsyncEnumerable<RetentionDecision> OptimizeAsync(OptimizationRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Reads everything that the store holds and yields what is wrong with it, or worth knowing. Only the outcome is written, where
    /// the request says so; a store that cannot be written to is checked all the same. What others write meanwhile is no finding.
    /// </summary>
    IAsyncEnumerable<IntegrityFinding> TestAsync(IntegrityRequest request, CancellationToken cancellationToken);

    /// <summary>The outcome of the last check that was kept; null when there is none.</summary>
    ValueTask<Model.DataIntegrityCheck?> FindLastCheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Mends what can be mended from what the store holds, and yields what was done about each thing. Nothing is deleted: what is damaged
    /// is set aside, with the reason. It can be stopped anywhere; the next run does the rest. A run that only tells what it would do
    /// changes nothing.
    /// </summary>
    /// <exception cref="OperationException"><c>LockHeld</c>: another repair runs; <c>StoreDiskFull</c>, <c>StoreAccessDenied</c>,
    /// <c>StoreReadOnly</c>.</exception>
    IAsyncEnumerable<RepairAction> RepairAsync(RepairRequest request, CancellationToken cancellationToken);
}
