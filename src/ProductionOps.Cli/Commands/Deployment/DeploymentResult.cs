using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;
using ProductionOps.Deployment;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>What a deployment or a rollback leaves on the two outputs.</summary>
internal static class DeploymentResult
{
    /// <summary>Writes the record to standard output and, when it ended badly, the reason to standard error.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(CommandContext context, ProductionDeployment deployment, CancellationToken cancellationToken)
    {
        context.Reporter.Clear();
        await context.Output.WriteDetailAsync(DeploymentView.Instance, deployment, cancellationToken);
        if (DeploymentFailure.Of(deployment) is not { } failure) return ExitCode.Done;
        context.Reporter.Error(failure.Id, failure.Message);
        return ExitCode.Failed;
    }
}
