using ProductionOps.Cli.Hosting;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>prodops maintenance deny</summary>
internal sealed class MaintenanceDenyCommand(CommandHost host) : MaintenanceDecisionCommand("deny", "Refuse maintenance that waits for approval; it is cancelled.", host)
{
    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops maintenance deny 20260302-101502-maintenance --comment \"not before the fair\"", "Refuses it, and says why."),
        new("prodops maintenance deny 20260302-101502-maintenance --by ada --what-if", "Shows what it would become."),
    ];

    /// <inheritdoc/>
    protected override Task<MaintenanceAutomation> ApplyAsync(
        CommandContext context, MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        maintenance.DenyAsync(id, decision, cancellationToken);

    /// <inheritdoc/>
    protected override Task<MaintenanceAutomation> PreviewAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        maintenance.PreviewDenyAsync(id, decision, cancellationToken);
}
