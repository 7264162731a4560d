using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Keeps runs from beginning, and ends those that run, in whatever process.</summary>
internal sealed class MaintenanceStopping(
    IProductionStore store, MaintenanceRecords records, MaintenanceRecovery recovery, StopSignals stops, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public async Task<MaintenanceAutomation> StopAsync(string id, MaintenanceDecision decision, TimeSpan wait, CancellationToken cancellationToken)
    {
        var before = await records.GetAsync(id, cancellationToken);
        return before.Status == MaintenanceStatus.Running
            ? await EndAsync(before, decision, wait, cancellationToken)
            : await records.ChangeAsync(id, "stopping maintenance", record => Cancel(record, decision), cancellationToken);
    }

    public async Task<MaintenanceAutomation> PreviewAsync(string id, MaintenanceDecision decision, CancellationToken cancellationToken)
    {
        var record = await records.GetAsync(id, cancellationToken);
        return record.Status == MaintenanceStatus.Running ? record : Cancel(record, decision);
    }

    private MaintenanceAutomation Cancel(MaintenanceAutomation record, MaintenanceDecision decision) => record.Status switch
    {
        MaintenanceStatus.Scheduled or MaintenanceStatus.RequiresApproval =>
            MaintenanceEnd.BeforeRun(record, "MaintenanceStopped", $"{decision.By} stopped it before it ran{decision.Reason}", time.GetUtcNow()),
        MaintenanceStatus.Running => throw MaintenanceErrors.Running(record),
        _ => throw MaintenanceErrors.Finished(record),
    };

    private async Task<MaintenanceAutomation> EndAsync(
        MaintenanceAutomation record, MaintenanceDecision decision, TimeSpan wait, CancellationToken cancellationToken)
    {
        await stops.SendAsync(
            record.MaintenanceId, new MaintenanceStop { By = decision.By, At = time.GetUtcNow(), Comment = decision.Comment }, cancellationToken);
        var begin = time.GetTimestamp();
        while (true)
        {
            var now = await records.GetAsync(record.MaintenanceId, cancellationToken);
            if (now.Status != MaintenanceStatus.Running) return now;
            if (await store.FindLockOwnerAsync(MaintenanceService.LockName, cancellationToken) is null) await RecoverAsync(cancellationToken);
            else if (time.GetElapsedTime(begin) > wait) throw MaintenanceErrors.StopPending(record.MaintenanceId);
            else await Task.Delay(Interval, time, cancellationToken);
        }
    }

    // Its process is gone.
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await using var held = await store.LockAsync(MaintenanceService.LockName, new LockRequest("ending an interrupted run", TimeSpan.Zero), cancellationToken);
        await recovery.RecoverAsync(cancellationToken);
    }
}
