using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Keeps the record of a run in step with the run.</summary>
internal sealed class RunProgress(MaintenanceRecords records, MaintenanceAutomation record, IOperationReporter reporter) : IMaintenanceProgress
{
    private int _begun;

    /// <summary>The record as it is stored.</summary>
    public MaintenanceAutomation Record { get; private set; } = record;

    private string Activity => $"Maintenance: {JsonLiteral.Of(Record.MaintenanceType)}";

    /// <inheritdoc/>
    public async Task BeginAsync(string step, int totalSteps, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var completed = _begun++;
        var total = Math.Max(totalSteps, _begun);
        Record = await records.SaveAsync(Record with
        {
            Progress = new MaintenanceProgress { TotalSteps = total, CompletedSteps = completed, CurrentStep = step },
        });
        reporter.Progress(new OperationProgress(Activity, step, 100 * completed / total));
    }

    /// <summary>Writes the end of the run.</summary>
    public async Task<MaintenanceAutomation> EndAsync(MaintenanceAutomation ended)
    {
        reporter.Progress(new OperationProgress(Activity, "done", PercentComplete: 100, Completed: true));
        return Record = await records.SaveAsync(ended);
    }
}
