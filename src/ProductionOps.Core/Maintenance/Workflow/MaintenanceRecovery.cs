using ProductionOps.Json;
using ProductionOps.Maintenance.Safeguards;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Ends runs whose process was killed. It works under the lock of runs, so a record that says running has no process.</summary>
internal sealed class MaintenanceRecovery(
    IProductionStore store,
    MaintenanceRecords records,
    MaintenanceContexts contexts,
    MaintenanceTasks tasks,
    SafeguardStore safeguards,
    StopSignals stops,
    TimeProvider time,
    IOperationReporter reporter)
{
    /// <summary>The records that were brought to an end.</summary>
    public async Task<IReadOnlyList<MaintenanceAutomation>> RecoverAsync(CancellationToken cancellationToken)
    {
        var query = new RecordQuery { Statuses = [JsonLiteral.Of(MaintenanceStatus.Running)] };
        var recovered = new List<MaintenanceAutomation>();
        await foreach (var entry in store.Maintenance.ListAsync(query, cancellationToken))
        {
            reporter.Warning($"Maintenance {entry.MaintenanceId} ({JsonLiteral.Of(entry.MaintenanceType)}) was interrupted; it counts as failed.");
            recovered.Add(await RecoverAsync(await records.GetAsync(entry.MaintenanceId, cancellationToken), cancellationToken));
        }

        return recovered;
    }

    private async Task<MaintenanceAutomation> RecoverAsync(MaintenanceAutomation record, CancellationToken cancellationToken)
    {
        var errors = new List<MaintenanceError>();
        var restored = Restore(record, errors);
        await CleanAsync(record, errors, cancellationToken);
        var undone = restored.Count > 0 ? $" {new Quantity(restored.Count, "file was put back as it was", "files were put back as they were")}." : " Nothing had to be put back.";
        errors.Insert(0, Error(record, "MaintenanceInterrupted", $"The run was interrupted while {record.Progress?.CurrentStep ?? "starting"}.{undone} Schedule it again."));
        await stops.ClearAsync(record.MaintenanceId);
        return await records.SaveAsync(MaintenanceEnd.WithinStep(record, MaintenanceStatus.Failed, errors, restored.Count > 0, time.GetUtcNow()));
    }

    private IReadOnlyList<string> Restore(MaintenanceAutomation record, List<MaintenanceError> errors)
    {
        try
        {
            return safeguards.Restore(record.MaintenanceId);
        }
        catch (OperationException exception)
        {
            errors.Add(Error(record, exception.Id, exception.Message) with { Severity = ErrorSeverity.Critical });
            return [];
        }
    }

    private async Task CleanAsync(MaintenanceAutomation record, List<MaintenanceError> errors, CancellationToken cancellationToken)
    {
        if (!tasks.Has(record.MaintenanceType)) return;
        try
        {
            var context = await contexts.CreateAsync(record, projectDirectory: null, NoSafeguard.Instance, cancellationToken);
            await tasks.Of(record.MaintenanceType).RecoverAsync(context, cancellationToken);
        }
        catch (OperationException exception)
        {
            errors.Add(Error(record, exception.Id, exception.Message));
        }
    }

    private MaintenanceError Error(MaintenanceAutomation record, string id, string message) =>
        MaintenanceEnd.Error(record.MaintenanceType, id, message, time.GetUtcNow());
}
