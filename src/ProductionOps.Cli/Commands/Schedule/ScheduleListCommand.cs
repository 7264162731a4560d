using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;
using ProductionOps.Scheduling;

namespace ProductionOps.Cli.Commands.Schedule;

/// <summary>prodops schedule list</summary>
internal sealed class ScheduleListCommand(CommandHost host) : CliCommand("list", "List the schedules of this machine, and tell which were edited by hand.", host)
{
    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops schedule list", "Lists those of this user and of the system."),
        new("prodops schedule list --output json", "Gives them with their commands."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var schedules = new ScheduleService(store: null, context.WorkspaceOptions());
        await context.Output.WriteAsync(ScheduleView.Instance, schedules.ListAsync(cancellationToken), cancellationToken);
        return ExitCode.Done;
    }
}
