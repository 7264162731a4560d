using System.Management.Automation;
using ProductionOps.Maintenance;
using ProductionOps.Model;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Refuses maintenance that waits for approval.</summary>
[Cmdlet(VerbsLifecycle.Deny, "Maintenance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MaintenanceAutomation))]
public sealed class DenyMaintenanceCommand : MaintenanceDecidingCmdlet
{
    private protected override string Action => "Deny the maintenance";

    private protected override Task<MaintenanceAutomation> ApplyAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken stop) =>
        maintenance.DenyAsync(id, decision, stop);

    private protected override Task<MaintenanceAutomation> PreviewAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken stop) =>
        maintenance.PreviewDenyAsync(id, decision, stop);
}
