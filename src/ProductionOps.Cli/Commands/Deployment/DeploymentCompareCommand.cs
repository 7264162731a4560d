using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Deployment;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment compare</summary>
internal sealed class DeploymentCompareCommand : CliCommand
{
    private readonly DeploymentIdArgument _reference;
    private readonly DeploymentIdArgument _difference;

    /// <summary>The command.</summary>
    public DeploymentCompareCommand(CommandHost host)
        : base("compare", "Show the figures of two deployments side by side.", host)
    {
        _reference = new DeploymentIdArgument("reference", "The deployment to compare with.", host, isRequired: true);
        _difference = new DeploymentIdArgument("difference", "The deployment to compare.", host, isRequired: true);
        Arguments.Add(_reference);
        Arguments.Add(_difference);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment compare 20260131-120000-deployment 20260201-093000-deployment", "Shows what became larger, slower or better."),
        new("prodops deployment compare 20260131-120000-deployment 20260201-093000-deployment -o csv", "Gives it to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var reference = await DeploymentLookup.GetAsync(workspace.Store, context.Get(_reference)!, cancellationToken);
        var difference = await DeploymentLookup.GetAsync(workspace.Store, context.Get(_difference)!, cancellationToken);
        await context.Output.WriteAsync(ComparisonView.Instance, DeploymentService.Compare(reference, difference), cancellationToken);
        return ExitCode.Done;
    }
}
