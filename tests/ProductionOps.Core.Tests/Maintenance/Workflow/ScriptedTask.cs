using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Workflow;

/// <summary>A task that does what a test says.</summary>
internal sealed class ScriptedTask(MaintenanceType type) : IMaintenanceTask
{
    public MaintenanceType Type => type;

    public ImpactAssessment? Impact { get; set; } = new() { UserImpact = UserImpact.None };

    public int Runs { get; private set; }

    public int Recoveries { get; private set; }

    public Func<MaintenanceContext, IMaintenanceProgress, CancellationToken, Task<MaintenanceAutomation>> Work { get; set; } = SucceedAsync;

    public static async Task<MaintenanceAutomation> SucceedAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        await progress.BeginAsync("working", 1, cancellationToken);
        return context.Maintenance with { Results = new MaintenanceResults { Success = true, Changes = ["did it"] } };
    }

    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Impact ?? throw new OperationException("ProgramNotFound", ErrorKind.Unavailable, "There is no npm.", "npm"));

    public Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        Runs++;
        return Work(context, progress, cancellationToken);
    }

    public Task RecoverAsync(MaintenanceContext context, CancellationToken cancellationToken)
    {
        Recoveries++;
        return Task.CompletedTask;
    }
}
