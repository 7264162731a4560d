using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment show</summary>
internal sealed class DeploymentShowCommand : CliCommand
{
    private readonly DeploymentIdArgument _id;

    /// <summary>The command.</summary>
    public DeploymentShowCommand(CommandHost host)
        : base("show", "Show one deployment in detail.", host)
    {
        _id = new DeploymentIdArgument("id", "The deployment; the newest when it is not given.", host);
        Arguments.Add(_id);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment show", "Shows the newest deployment."),
        new("prodops deployment show 20260131-120000-deployment --output json", "Gives the whole record."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var deployment = await FindAsync(workspace.Store, context.Get(_id), cancellationToken);
        await context.Output.WriteDetailAsync(DeploymentView.Instance, deployment, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<ProductionDeployment> FindAsync(IProductionStore store, string? id, CancellationToken cancellationToken)
    {
        if (id is not null) return await DeploymentLookup.GetAsync(store, id, cancellationToken);
        var newest = await store.Deployments
            .ReadAsync(new RecordQuery { NewestFirst = true, Limit = 1 }, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);
        return newest ?? throw new OperationException(
            "DeploymentNotFound", ErrorKind.NotFound, "Nothing was deployed yet. 'prodops deployment new' deploys.");
    }
}
