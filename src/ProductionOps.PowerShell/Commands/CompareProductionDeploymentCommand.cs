using System.Management.Automation;
using ProductionOps.Deployment;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Puts the figures of deployments side by side.</summary>
[Cmdlet(VerbsData.Compare, "ProductionDeployment")]
[OutputType(typeof(DeploymentComparison))]
public sealed class CompareProductionDeploymentCommand : ProductionCmdlet
{
    /// <summary>The deployment to compare with.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The deployment to compare with, such as the one before.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentIdCompleter))]
    public string ReferenceDeploymentId { get; set; } = string.Empty;

    /// <summary>The deployments to compare.</summary>
    [Parameter(
        Mandatory = true,
        Position = 1,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The deployment to compare.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentIdCompleter))]
    public string[] DeploymentId { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process() => ForEach(DeploymentId, Compare);

    private void Compare(string deploymentId)
    {
        var comparison = Run(async (workspace, stop) =>
        {
            var deployments = workspace.Store.Deployments;
            return DeploymentService.Compare(
                await deployments.GetAsync(ReferenceDeploymentId, stop), await deployments.GetAsync(deploymentId, stop));
        });
        WriteComparison(ReferenceDeploymentId, deploymentId, comparison);
    }
}
