using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment lock</summary>
internal sealed class DeploymentLockCommand : CliCommand
{
    private readonly WhatIfOption _whatIf = new();

    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why; shown to everyone who tries to deploy.",
        HelpName = "text",
        Required = true,
    };

    private readonly InstantOption _until = new("--until", "When it ends by itself: a time, or a duration such as 2h.");

    /// <summary>The command.</summary>
    public DeploymentLockCommand(CommandHost host)
        : base("lock", "Stop everyone from deploying and rolling back until it is lifted.", host)
    {
        Options.Add(_reason);
        Options.Add(_until);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment lock --reason \"Sale until Monday\" --until 2d", "Holds all deployments for two days."),
        new("prodops deployment lock --reason \"Incident 42\"", "Holds them until 'prodops deployment unlock'."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var reason = context.Get(_reason)!;
        var until = context.Get(_until)?.After(context.Time.GetUtcNow());
        if (context.Get(_whatIf))
        {
            context.Reporter.Note($"Would hold all deployments of {workspace.Store.Address}: {reason}. Nothing was changed.");
            return ExitCode.Done;
        }

        var hold = await workspace.Deployments.HoldAsync(reason, until, cancellationToken);
        await context.Output.WriteDetailAsync(HoldView.Instance, hold, cancellationToken);
        return ExitCode.Done;
    }
}
