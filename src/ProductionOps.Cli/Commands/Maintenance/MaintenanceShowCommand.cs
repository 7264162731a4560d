using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>prodops maintenance show</summary>
internal sealed class MaintenanceShowCommand : CliCommand
{
    private readonly Argument<string> _id;

    /// <summary>The command.</summary>
    public MaintenanceShowCommand(CommandHost host)
        : base("show", "Show one maintenance run in detail.", host)
    {
        _id = new MaintenanceIdArgument(host);
        Arguments.Add(_id);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops maintenance show 20260302-101502-maintenance", "Shows what it did, what went wrong, and who allowed it."),
        new("prodops maintenance show 20260302-101502-maintenance --output json", "Gives the whole record."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var record = await workspace.Maintenance.GetAsync(context.Get(_id)!, cancellationToken);
        await context.Output.WriteDetailAsync(MaintenanceView.Instance, record, cancellationToken);
        return ExitCode.Done;
    }
}
