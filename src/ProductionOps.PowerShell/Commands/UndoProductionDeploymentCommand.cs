using System.Management.Automation;
using ProductionOps.Deployment;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Returns to an earlier release.</summary>
[Cmdlet(VerbsCommon.Undo, "ProductionDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ProductionDeployment), typeof(DeploymentPlanStep))]
public sealed class UndoProductionDeploymentCommand : DeployingCmdlet
{
    /// <summary>The deployments to undo.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The deployment to undo; by default the live one.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentIdCompleter))]
    public string[]? DeploymentId { get; set; }

    /// <summary>The deployment to return to.</summary>
    [Parameter(HelpMessage = "The deployment whose release to return to; by default the last good one before it.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentIdCompleter))]
    public string? ToDeploymentId { get; set; }

    /// <summary>The environment.</summary>
    [Parameter(
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The environment whose live deployment to undo; Production by default, or that of the deployment that is named.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Why.</summary>
    [Parameter(HelpMessage = "Why it is undone, for the record.")]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (DeploymentId is null) Attempt(Environment, () => RollBack(deploymentId: null));
        else ForEach(DeploymentId, RollBack);
    }

    private void RollBack(string? deploymentId)
    {
        var request = new RollbackRequest
        {
            Environment = Environment,
            DeploymentId = deploymentId,
            ToDeploymentId = ToDeploymentId,
            Reason = Reason,
            Trigger = Trigger,
            DeployedBy = DeployedBy,
            LockWait = LockWait,
        };

        Carry(
            deploymentId ?? (object)Environment,
            deploymentId ?? $"the live deployment of {Environment}",
            ToDeploymentId is null ? "Roll back to the last good release" : $"Roll back to the release of {ToDeploymentId}",
            (workspace, stop) => workspace.Deployments.PlanRollbackAsync(request, stop),
            (workspace, stop) => workspace.Deployments.RollBackAsync(request, stop));
    }
}
