using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Deployment;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment unlock</summary>
internal sealed class DeploymentUnlockCommand : CliCommand
{
    private readonly WhatIfOption _whatIf = new();

    /// <summary>The command.</summary>
    public DeploymentUnlockCommand(CommandHost host)
        : base("unlock", "Lift the hold on deployments, and show the one that was lifted.", host) =>
        Options.Add(_whatIf);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment unlock", "Lets everyone deploy again."),
        new("prodops deployment unlock --what-if", "Shows the hold that would be lifted."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var whatIf = context.Get(_whatIf);
        var hold = whatIf
            ? await workspace.Deployments.FindHoldAsync(cancellationToken)
            : await workspace.Deployments.LiftHoldAsync(cancellationToken);
        await context.Output.WriteDetailAsync<DeploymentHold>(HoldView.Instance, hold is null ? [] : [hold], cancellationToken);
        if (hold is null) context.Reporter.Note("There is no hold.");
        else if (whatIf) context.Reporter.Note("This hold would be lifted. Nothing was changed.");
        return ExitCode.Done;
    }
}
