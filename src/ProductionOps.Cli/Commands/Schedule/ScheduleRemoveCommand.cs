using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Scheduling;

namespace ProductionOps.Cli.Commands.Schedule;

/// <summary>prodops schedule remove</summary>
internal sealed class ScheduleRemoveCommand : CliCommand
{
    private readonly Argument<string> _name = new("name") { Description = "The schedule." };
    private readonly WhatIfOption _whatIf = new();

    /// <summary>The command.</summary>
    public ScheduleRemoveCommand(CommandHost host)
        : base("remove", "Remove a schedule.", host)
    {
        Arguments.Add(_name);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops schedule remove museum-maintenance", "Removes it."),
        new("prodops schedule remove museum-maintenance --what-if", "Shows it, and removes nothing."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var schedules = new ScheduleService(store: null, context.WorkspaceOptions());
        var (name, isPlan) = (context.Get(_name)!, context.Get(_whatIf));
        var entry = isPlan ? await schedules.GetAsync(name, cancellationToken) : await schedules.RemoveAsync(name, cancellationToken);
        await context.Output.WriteDetailAsync(ScheduleView.Instance, entry, cancellationToken);
        if (isPlan) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
