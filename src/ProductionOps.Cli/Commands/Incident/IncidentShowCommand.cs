using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Incident;

/// <summary>prodops incident show</summary>
internal sealed class IncidentShowCommand : CliCommand
{
    private readonly Argument<string> _id;

    /// <summary>The command.</summary>
    public IncidentShowCommand(CommandHost host)
        : base("show", "Show one outage in detail.", host)
    {
        _id = new IncidentIdArgument(host);
        Arguments.Add(_id);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops incident show 20260131-021500-incident", "Shows when it began, how it ended and why."),
        new("prodops incident show 20260131-021500-incident --output json", "Gives the whole record."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var incident = await workspace.Incidents.GetAsync(context.Get(_id)!, cancellationToken);
        await context.Output.WriteDetailAsync(IncidentView.Instance, incident, cancellationToken);
        return ExitCode.Done;
    }
}
