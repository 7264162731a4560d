using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Cli.Commands.Store;

/// <summary>prodops store repair</summary>
internal sealed class StoreRepairCommand : CliCommand
{
    private readonly WhatIfOption _whatIf = new();
    private readonly Option<bool> _acceptChanges = new("--accept-changes")
    {
        Description = "Take files that others than the store have changed as right, so that they are no longer reported.",
    };

    /// <summary>The command.</summary>
    public StoreRepairCommand(CommandHost host)
        : base("repair", "Mend what can be mended, and set damaged files aside. Exits with 1 when something is left.", host)
    {
        Options.Add(_acceptChanges);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops store repair --what-if", "Says what would be done, and changes nothing."),
        new("prodops store repair", "Does it, and says where damaged files are now."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var isMended = true;
        var actions = workspace.Integrity.RepairAsync(context.Get(_whatIf), context.Get(_acceptChanges), cancellationToken).Select(action =>
        {
            isMended &= action.Step != RepairStep.None;
            return action;
        });
        await context.Output.WriteAsync(RepairView.Instance, actions, cancellationToken);
        if (context.Get(_whatIf)) context.Reporter.Note("Nothing was changed.");
        return isMended ? ExitCode.Done : ExitCode.Failed;
    }
}
