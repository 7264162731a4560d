using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;
using ProductionOps.Store.Retention;

namespace ProductionOps.Cli.Commands.Store;

/// <summary>prodops store optimize</summary>
internal sealed class StoreOptimizeCommand : CliCommand
{
    private readonly WhatIfOption _whatIf = new();
    private readonly Option<bool> _changedOnly = new("--changed-only") { Description = "Tell only what is archived or removed, not what stays." };

    /// <summary>The command.</summary>
    public StoreOptimizeCommand(CommandHost host)
        : base("optimize", "Archive and remove what the retention policy no longer keeps.", host)
    {
        Options.Add(_changedOnly);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops store optimize --what-if", "Says of every item whether it would stay, and why."),
        new("prodops store optimize --changed-only", "Applies the policy, and shows what it archived and removed."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var changedOnly = context.Get(_changedOnly);
        var decisions = workspace.Retention
            .OptimizeAsync(context.Get(_whatIf), cancellationToken)
            .Concat(workspace.Backups.PruneAsync(DeploymentEnvironment.Production, context.Get(_whatIf), cancellationToken))
            .Where(decision => !changedOnly || decision.Action != RetentionAction.Keep);
        await context.Output.WriteAsync(RetentionView.Instance, decisions, cancellationToken);
        if (context.Get(_whatIf)) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
