using System.Runtime.CompilerServices;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Maintenance;

/// <summary>Schedules, allows, runs and stops the maintenance of one store.</summary>
public sealed class MaintenanceService
{
    /// <summary>The lock that a run holds; one maintenance runs at a time.</summary>
    internal const string LockName = "maintenance";

    private static readonly TimeSpan DefaultStopWait = TimeSpan.FromSeconds(30);
    private readonly IProductionStore _store;
    private readonly MaintenanceParts _parts;

    internal MaintenanceService(IProductionStore store, MaintenanceParts parts)
    {
        _store = store;
        _parts = parts;
    }

    /// <summary>Schedules a run; it waits for approval where the configuration or its impact asks for that.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>; <c>MaintenanceTimePast</c>; <c>MaintenanceTaskNotAvailable</c>;
    /// <c>StoreDiskFull</c>, <c>StoreAccessDenied</c>, <c>StoreReadOnly</c>.</exception>
    public Task<MaintenanceAutomation> ScheduleAsync(MaintenanceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _parts.Scheduling.ScheduleAsync(request, cancellationToken);
    }

    /// <summary>The record that <see cref="ScheduleAsync"/> would make, without an identifier; nothing is changed.</summary>
    /// <exception cref="OperationException">As for <see cref="ScheduleAsync"/>.</exception>
    public Task<MaintenanceAutomation> PlanAsync(MaintenanceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _parts.Scheduling.DraftAsync(request, cancellationToken);
    }

    /// <summary>One run.</summary>
    /// <exception cref="OperationException"><c>MaintenanceNotFound</c>; <c>RecordIdInvalid</c>; <c>RecordDamaged</c>.</exception>
    public Task<MaintenanceAutomation> GetAsync(string maintenanceId, CancellationToken cancellationToken) => _parts.Records.GetAsync(maintenanceId, cancellationToken);

    /// <summary>The error of an identifier that nothing has.</summary>
    public static OperationException NotFound(string maintenanceId) => Workflow.MaintenanceErrors.NotFound(maintenanceId);

    /// <summary>What lists show of the runs that a query selects.</summary>
    public IAsyncEnumerable<MaintenanceEntry> ListAsync(RecordQuery query, CancellationToken cancellationToken) => _store.Maintenance.ListAsync(query, cancellationToken);

    /// <summary>Allows a run that waits for approval.</summary>
    /// <exception cref="OperationException"><c>MaintenanceNotFound</c>; it does not wait: <c>MaintenanceApprovalNotNeeded</c>,
    /// <c>MaintenanceAlreadyApproved</c>, <c>MaintenanceAlreadyDenied</c>, <c>MaintenanceRunning</c>, <c>MaintenanceFinished</c>;
    /// <c>MaintenanceApprovalByRequester</c>: somebody else must.</exception>
    public Task<MaintenanceAutomation> ApproveAsync(string maintenanceId, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        _parts.Approvals.ApproveAsync(maintenanceId, decision, cancellationToken);

    /// <summary>What <see cref="ApproveAsync"/> would make of a run; nothing is changed.</summary>
    /// <exception cref="OperationException">As for <see cref="ApproveAsync"/>.</exception>
    public Task<MaintenanceAutomation> PreviewApproveAsync(string maintenanceId, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        _parts.Approvals.PreviewApproveAsync(maintenanceId, decision, cancellationToken);

    /// <summary>Refuses a run that waits for approval; it is cancelled.</summary>
    /// <exception cref="OperationException">As for <see cref="ApproveAsync"/>.</exception>
    public Task<MaintenanceAutomation> DenyAsync(string maintenanceId, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        _parts.Approvals.DenyAsync(maintenanceId, decision, cancellationToken);

    /// <summary>What <see cref="DenyAsync"/> would make of a run; nothing is changed.</summary>
    /// <exception cref="OperationException">As for <see cref="ApproveAsync"/>.</exception>
    public Task<MaintenanceAutomation> PreviewDenyAsync(string maintenanceId, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        _parts.Approvals.PreviewDenyAsync(maintenanceId, decision, cancellationToken);

    /// <summary>
    /// Keeps a run from beginning, or ends one that runs, in whatever process, and returns it once it has ended. One whose process is
    /// gone counts as failed.
    /// </summary>
    /// <param name="maintenanceId">The run.</param>
    /// <param name="decision">Who, and why.</param>
    /// <param name="wait">How long to wait for its end; null for half a minute.</param>
    /// <param name="cancellationToken">Ends the wait; the run still ends.</param>
    /// <exception cref="OperationException"><c>MaintenanceNotFound</c>; <c>MaintenanceFinished</c>; <c>MaintenanceStopPending</c>: it was
    /// told and has not ended yet.</exception>
    public Task<MaintenanceAutomation> StopAsync(string maintenanceId, MaintenanceDecision decision, TimeSpan? wait, CancellationToken cancellationToken) =>
        _parts.Stopping.StopAsync(maintenanceId, decision, wait ?? DefaultStopWait, cancellationToken);

    /// <summary>What <see cref="StopAsync"/> would make of a run, or the run as it is when it runs; nothing is changed.</summary>
    /// <exception cref="OperationException"><c>MaintenanceNotFound</c>; <c>MaintenanceFinished</c>.</exception>
    public Task<MaintenanceAutomation> PreviewStopAsync(string maintenanceId, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        _parts.Stopping.PreviewAsync(maintenanceId, decision, cancellationToken);

    /// <summary>Runs one that is scheduled, now. A run that ended badly is returned as well, see <see cref="MaintenanceFailure"/>.</summary>
    /// <exception cref="OperationException">It could not start: <c>LockHeld</c>: another run goes on; <c>MaintenanceNotFound</c>,
    /// <c>MaintenanceApprovalRequired</c>, <c>MaintenanceFinished</c>, <c>MaintenanceTaskNotAvailable</c>, <c>ConfigurationNotFound</c>.</exception>
    public async Task<MaintenanceAutomation> RunAsync(string maintenanceId, MaintenanceRunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var held = await EnterAsync($"maintenance {maintenanceId}", request.LockWait, cancellationToken);
        return await _parts.Run.RunAsync(maintenanceId, request.ProjectDirectory, cancellationToken);
    }

    /// <summary>
    /// Runs all that is due, the recurring ones of the configuration included, and yields each record. Recurring ones that need approval are
    /// recorded and yielded without being run.
    /// </summary>
    /// <param name="environment">Environment.</param>
    /// <param name="request">How to run.</param>
    /// <param name="onFailure">Hears of each that could not start.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>LockHeld</c>: another run goes on; <c>ConfigurationNotFound</c>.</exception>
    public async IAsyncEnumerable<MaintenanceAutomation> RunDueAsync(
        DeploymentEnvironment environment,
        MaintenanceRunRequest request,
        Action<DueMaintenance, OperationException> onFailure,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var held = await EnterAsync($"due maintenance of {environment}", request.LockWait, cancellationToken);
        await foreach (var record in _parts.Due.RunAsync(environment, request.ProjectDirectory, onFailure, cancellationToken)) yield return record;
    }

    /// <summary>What <see cref="RunDueAsync"/> would run; nothing is changed.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>.</exception>
    public Task<IReadOnlyList<DueMaintenance>> PlanDueAsync(DeploymentEnvironment environment, string? projectDirectory, CancellationToken cancellationToken) =>
        _parts.Due.PlanAsync(environment, projectDirectory, cancellationToken);

    /// <summary>Ends runs whose process was killed, and returns their records. Running does so first.</summary>
    /// <exception cref="OperationException"><c>LockHeld</c>: a run goes on.</exception>
    public async Task<IReadOnlyList<MaintenanceAutomation>> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var held = await _store.LockAsync(LockName, new LockRequest("recovering maintenance", TimeSpan.Zero), cancellationToken);
        return await _parts.Recovery.RecoverAsync(cancellationToken);
    }

    // Whoever gets the lock first sets right what a killed process left.
    private async Task<IAsyncDisposable> EnterAsync(string reason, TimeSpan wait, CancellationToken cancellationToken)
    {
        var held = await _store.LockAsync(LockName, new LockRequest(reason, wait), cancellationToken);
        try
        {
            await _parts.Recovery.RecoverAsync(cancellationToken);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }
}
