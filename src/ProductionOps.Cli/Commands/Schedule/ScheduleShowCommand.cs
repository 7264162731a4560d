using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;
using ProductionOps.Scheduling;

namespace ProductionOps.Cli.Commands.Schedule;

/// <summary>prodops schedule show</summary>
internal sealed class ScheduleShowCommand : CliCommand
{
    private readonly Argument<string> _name = new("name") { Description = "The schedule." };

    /// <summary>The command.</summary>
    public ScheduleShowCommand(CommandHost host)
        : base("show", "Show one schedule in detail.", host) => Arguments.Add(_name);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops schedule show museum-maintenance", "Shows when it runs, what, and where it is."),
        new("prodops schedule show museum-maintenance --output json", "Gives it to a program."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var schedules = new ScheduleService(store: null, context.WorkspaceOptions());
        await context.Output.WriteDetailAsync(ScheduleView.Instance, await schedules.GetAsync(context.Get(_name)!, cancellationToken), cancellationToken);
        return ExitCode.Done;
    }
}
