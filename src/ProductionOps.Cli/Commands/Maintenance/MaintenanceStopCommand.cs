using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>prodops maintenance stop</summary>
internal sealed class MaintenanceStopCommand : MaintenanceDecisionCommand
{
    private readonly DurationOption _wait = new("--wait", "How long to wait for the end of one that runs, such as 90s or 5m; half a minute when it is not given.");

    /// <summary>The command.</summary>
    public MaintenanceStopCommand(CommandHost host)
        : base("stop", "Keep maintenance from running, or end it while it runs; its files are put back.", host) => Options.Add(_wait);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops maintenance stop 20260302-101502-maintenance --comment \"the fair begins\"", "Ends it, also in another process, and says why."),
        new("prodops maintenance stop 20260302-101502-maintenance --wait 5m", "Waits longer for its end."),
    ];

    /// <inheritdoc/>
    protected override Task<MaintenanceAutomation> ApplyAsync(
        CommandContext context, MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        maintenance.StopAsync(id, decision, context.Get(_wait), cancellationToken);

    /// <inheritdoc/>
    protected override Task<MaintenanceAutomation> PreviewAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        maintenance.PreviewStopAsync(id, decision, cancellationToken);
}
