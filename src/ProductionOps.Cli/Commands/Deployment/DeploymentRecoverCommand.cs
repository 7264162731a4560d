using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment recover</summary>
internal sealed class DeploymentRecoverCommand : CliCommand
{
    /// <summary>The command.</summary>
    public DeploymentRecoverCommand(CommandHost host)
        : base("recover", "Finish or undo deployments whose process was killed. Deploying and rolling back do so first by themselves.", host)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment recover", "Puts things right after a crash or a loss of power."),
        new("prodops deployment recover --output ndjson", "Gives the records of what was put right."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var recovered = await workspace.Deployments.RecoverAsync(cancellationToken);
        await context.Output.WriteAsync(DeploymentView.Instance, recovered, cancellationToken);
        if (recovered.Count == 0) context.Reporter.Note("There is nothing to recover.");
        return ExitCode.Done;
    }
}
