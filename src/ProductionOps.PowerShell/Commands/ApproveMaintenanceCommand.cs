using System.Management.Automation;
using ProductionOps.Maintenance;
using ProductionOps.Model;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Allows maintenance that waits for approval.</summary>
[Cmdlet(VerbsLifecycle.Approve, "Maintenance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MaintenanceAutomation))]
public sealed class ApproveMaintenanceCommand : MaintenanceDecidingCmdlet
{
    private protected override string Action => "Approve the maintenance";

    // What is approved is what is shown.
    private protected override async Task<string> DescribeAsync(MaintenanceService maintenance, string id, CancellationToken stop)
    {
        if ((await maintenance.GetAsync(id, stop)).ImpactAssessment is not { } impact) return "";
        IEnumerable<string> lines = impact.Note is { } note ? [.. impact.DescribeUpdates(), note] : impact.DescribeUpdates();
        return string.Concat(lines.Select(static line => $"\n  {line}"));
    }

    private protected override Task<MaintenanceAutomation> ApplyAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken stop) =>
        maintenance.ApproveAsync(id, decision, stop);

    private protected override Task<MaintenanceAutomation> PreviewAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken stop) =>
        maintenance.PreviewApproveAsync(id, decision, stop);
}
