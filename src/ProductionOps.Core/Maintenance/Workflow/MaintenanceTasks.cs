using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>The tasks by their types.</summary>
internal sealed class MaintenanceTasks(IReadOnlyList<IMaintenanceTask> tasks, IOperationReporter reporter)
{
    /// <summary>Whether there is one of a type.</summary>
    public bool Has(MaintenanceType type) => tasks.Any(task => task.Type == type);

    /// <exception cref="OperationException"><c>MaintenanceTaskNotAvailable</c>: there is none of that type.</exception>
    public IMaintenanceTask Of(MaintenanceType type) => tasks.FirstOrDefault(task => task.Type == type) ?? throw MaintenanceErrors.NoTask(type);

    /// <summary>What a run means for users; null, with a warning, when that cannot be told.</summary>
    public async Task<ImpactAssessment?> AssessAsync(IMaintenanceTask task, MaintenanceContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await task.AssessAsync(context, cancellationToken);
        }
        catch (OperationException exception)
        {
            reporter.Warning($"What {JsonLiteral.Of(task.Type)} means for users could not be assessed: {exception.Message}");
            return null;
        }
    }
}
