using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>What approving and denying share.</summary>
internal abstract class MaintenanceDecisionCommand : CliCommand
{
    private readonly MaintenanceDecisionOptions _decision = new();
    private readonly WhatIfOption _whatIf = new();
    private readonly Argument<string> _id;

    /// <summary>A command about one run.</summary>
    protected MaintenanceDecisionCommand(string name, string description, CommandHost host)
        : base(name, description, host)
    {
        _id = new MaintenanceIdArgument(host);
        Arguments.Add(_id);
        _decision.AddTo(this);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var (id, decision, isPlan) = (context.Get(_id)!, _decision.Read(context), context.Get(_whatIf));
        var record = isPlan
            ? await PreviewAsync(workspace.Maintenance, id, decision, cancellationToken)
            : await ApplyAsync(context, workspace.Maintenance, id, decision, cancellationToken);
        await context.Output.WriteDetailAsync(MaintenanceView.Instance, record, cancellationToken);
        if (isPlan) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }

    /// <summary>Does it.</summary>
    protected abstract Task<MaintenanceAutomation> ApplyAsync(CommandContext context, MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken cancellationToken);

    /// <summary>Tells what it would do.</summary>
    protected abstract Task<MaintenanceAutomation> PreviewAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken cancellationToken);
}
