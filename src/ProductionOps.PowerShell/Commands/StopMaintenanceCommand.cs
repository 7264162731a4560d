using System.Management.Automation;
using ProductionOps.Maintenance;
using ProductionOps.Model;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Keeps maintenance from running, or ends it while it runs.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Maintenance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MaintenanceAutomation))]
public sealed class StopMaintenanceCommand : MaintenanceDecidingCmdlet
{
    /// <summary>How long to wait for its end.</summary>
    [Parameter(HelpMessage = "How long to wait for the end of one that runs, such as 90s or 5m; half a minute by default.")]
    [Duration]
    public TimeSpan? Wait { get; set; }

    private protected override string Action => "Stop the maintenance";

    private protected override Task<MaintenanceAutomation> ApplyAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken stop) =>
        maintenance.StopAsync(id, decision, Wait, stop);

    private protected override Task<MaintenanceAutomation> PreviewAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken stop) =>
        maintenance.PreviewStopAsync(id, decision, stop);
}
