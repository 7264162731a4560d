using ProductionOps.Cli.Hosting;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>prodops maintenance approve</summary>
internal sealed class MaintenanceApproveCommand(CommandHost host) : MaintenanceDecisionCommand("approve", "Allow maintenance that waits for approval.", host)
{
    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops maintenance approve 20260302-101502-maintenance --comment \"after the fair\"", "Lets it run, and says why."),
        new("prodops maintenance approve 20260302-101502-maintenance --by ada --what-if", "Shows what it would become."),
    ];

    /// <inheritdoc/>
    protected override Task<MaintenanceAutomation> ApplyAsync(
        CommandContext context, MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        maintenance.ApproveAsync(id, decision, cancellationToken);

    /// <inheritdoc/>
    protected override Task<MaintenanceAutomation> PreviewAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        maintenance.PreviewApproveAsync(id, decision, cancellationToken);
}
