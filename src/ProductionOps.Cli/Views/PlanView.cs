using ProductionOps.Cli.Output;
using ProductionOps.Deployment;

namespace ProductionOps.Cli.Views;

/// <summary>How plans are shown: whole where the format has structure, otherwise by their steps.</summary>
internal static class PlanView
{
    /// <summary>A whole plan.</summary>
    public static View<DeploymentPlan> Instance { get; } = new()
    {
        Json = CliJson.Default.DeploymentPlan,
        Columns = [],
        Fields = [],
    };

    /// <summary>The steps of a plan.</summary>
    public static View<DeploymentPlanStep> Steps { get; } = new()
    {
        Json = CliJson.Default.DeploymentPlanStep,
        Columns =
        [
            new("STEP", static s => s.Number) { AlignRight = true },
            new("STAGE", static s => s.Stage),
            new("WOULD", static s => s.Description) { MinimumWidth = 20 },
            new("TARGET", static s => s.Target) { MinimumWidth = 12 },
        ],
        Fields =
        [
            new("number", static s => s.Number),
            new("stage", static s => s.Stage),
            new("target", static s => s.Target),
            new("description", static s => s.Description),
        ],
    };

    /// <summary>Shows a plan and tells what would stop it.</summary>
    /// <returns>Whether it could go ahead.</returns>
    public static async Task<bool> WriteAsync(Hosting.CommandContext context, DeploymentPlan plan, CancellationToken cancellationToken)
    {
        if (context.Output.IsStructured) await context.Output.WriteAsync(Instance, [plan], cancellationToken);
        else await context.Output.WriteAsync(Steps, plan.Steps, cancellationToken);
        foreach (var obstacle in plan.Obstacles) context.Reporter.Warning(obstacle);
        context.Reporter.Note("Nothing was changed.");
        return plan.Obstacles.Count == 0;
    }
}
