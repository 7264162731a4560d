using System.Management.Automation;
using ProductionOps.Deployment;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lifts the hold on deployments.</summary>
[Cmdlet(VerbsCommon.Unlock, "ProductionDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DeploymentHold))]
public sealed class UnlockProductionDeploymentCommand : ProductionCmdlet
{
    /// <inheritdoc/>
    protected override void Process()
    {
        var hold = Run((workspace, stop) => workspace.Deployments.FindHoldAsync(stop));
        if (hold is null)
        {
            WriteWarning("Deployments are not held: there is nothing to lift.");
            return;
        }

        if (!ShouldProcess($"'{hold.Reason}' of {hold.HeldBy}", "Lift the hold on deployments")) return;
        WriteObject(Run((workspace, stop) => workspace.Deployments.LiftHoldAsync(stop)));
    }
}
