using System.Runtime.CompilerServices;
using ProductionOps.Maintenance.Workflow;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Recurrence;

/// <summary>Runs all that is due in an environment, one after the other.</summary>
internal sealed class DueRuns(
    RecurrencePlanner planner, MaintenanceScheduling scheduling, MaintenanceRun runs, MaintenanceContexts contexts, MaintenanceTasks tasks)
{
    /// <summary>What would run.</summary>
    public async Task<IReadOnlyList<DueMaintenance>> PlanAsync(
        DeploymentEnvironment environment, string? projectDirectory, CancellationToken cancellationToken) =>
    [
        .. await FindRecurringAsync(environment, projectDirectory, cancellationToken),
        .. await planner.FindScheduledAsync(environment, cancellationToken),
    ];

    /// <summary>Runs it, under the lock of runs; recurring ones that need approval are recorded, and yielded, without being run.</summary>
    public async IAsyncEnumerable<MaintenanceAutomation> RunAsync(
        DeploymentEnvironment environment,
        string? projectDirectory,
        Action<DueMaintenance, OperationException> onFailure,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var due in await FindRecurringAsync(environment, projectDirectory, cancellationToken))
        {
            var record = await TryAsync(due, () => ScheduleAsync(due, projectDirectory, cancellationToken), onFailure);
            if (record?.Status == MaintenanceStatus.RequiresApproval) yield return record;
        }

        foreach (var due in await planner.FindScheduledAsync(environment, cancellationToken))
        {
            var record = await TryAsync(due, () => runs.RunAsync(due.MaintenanceId!, projectDirectory, cancellationToken), onFailure);
            if (record is not null) yield return record;
        }
    }

    private async Task<IReadOnlyList<DueMaintenance>> FindRecurringAsync(
        DeploymentEnvironment environment, string? projectDirectory, CancellationToken cancellationToken)
    {
        var probe = new MaintenanceAutomation { MaintenanceId = "", MaintenanceType = MaintenanceType.Backup, ScheduledTime = default, Environment = environment };
        var context = await contexts.CreateAsync(probe, projectDirectory, NoSafeguard.Instance, cancellationToken);
        var hasPackages = File.Exists(Path.Combine(context.ProjectDirectory, "package.json"));
        var rules = RecurrenceRule.Of(context.Configuration, hasPackages).Where(rule => tasks.Has(rule.Type));
        return await planner.FindRecurringAsync(environment, rules, cancellationToken);
    }

    private Task<MaintenanceAutomation> ScheduleAsync(DueMaintenance due, string? projectDirectory, CancellationToken cancellationToken)
    {
        var request = new MaintenanceRequest
        {
            Type = due.MaintenanceType,
            Environment = due.Environment,
            Priority = due.Priority,
            Automated = true,
            ProjectDirectory = projectDirectory,
        };
        return scheduling.ScheduleRecurringAsync(request, due.ScheduledTime, cancellationToken);
    }

    private static async Task<MaintenanceAutomation?> TryAsync(
        DueMaintenance due, Func<Task<MaintenanceAutomation>> action, Action<DueMaintenance, OperationException> onFailure)
    {
        try
        {
            return await action();
        }
        catch (OperationException exception)
        {
            onFailure(due, exception);
            return null;
        }
    }
}
