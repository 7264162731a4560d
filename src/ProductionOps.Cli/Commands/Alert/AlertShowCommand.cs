using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Alert;

/// <summary>prodops alert show</summary>
internal sealed class AlertShowCommand : CliCommand
{
    private readonly Argument<string> _id;

    /// <summary>The command.</summary>
    public AlertShowCommand(CommandHost host)
        : base("show", "Show one alert in detail.", host)
    {
        _id = new AlertIdArgument(host);
        Arguments.Add(_id);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops alert show 20260131-021500-alert", "Shows what it is about, what to do, and who was told."),
        new("prodops alert show 20260131-021500-alert --output json", "Gives the whole record."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var alert = await workspace.Alerts.GetAsync(context.Get(_id)!, cancellationToken);
        await context.Output.WriteDetailAsync(AlertView.Instance, alert, cancellationToken);
        return ExitCode.Done;
    }
}
