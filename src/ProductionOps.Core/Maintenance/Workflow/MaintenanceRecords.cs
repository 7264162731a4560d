using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Finds and changes the records of runs, one change of a record after the other.</summary>
internal sealed class MaintenanceRecords(IProductionStore store)
{
    private const string LockName = "maintenance-record";
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);

    /// <exception cref="OperationException"><c>MaintenanceNotFound</c>; <c>RecordIdInvalid</c>; <c>RecordDamaged</c>.</exception>
    public async Task<MaintenanceAutomation> GetAsync(string maintenanceId, CancellationToken cancellationToken)
    {
        var id = RecordId.Parse(maintenanceId, RecordKind.Maintenance).ToString();
        return await store.Maintenance.FindAsync(id, cancellationToken) ?? throw MaintenanceErrors.NotFound(maintenanceId);
    }

    /// <summary>Changes a record; nobody else changes it between the look at it and the write.</summary>
    public async Task<MaintenanceAutomation> ChangeAsync(
        string maintenanceId, string reason, Func<MaintenanceAutomation, MaintenanceAutomation> change, CancellationToken cancellationToken)
    {
        await using var held = await store.LockAsync(LockName, new LockRequest(reason, LockWait), cancellationToken);
        return await store.Maintenance.ReplaceAsync(change(await GetAsync(maintenanceId, cancellationToken)), cancellationToken);
    }

    /// <summary>Writes the state of a run that this process has; whatever the user cancels, the record says what happened.</summary>
    public async Task<MaintenanceAutomation> SaveAsync(MaintenanceAutomation record) => await store.Maintenance.ReplaceAsync(record, CancellationToken.None);
}
