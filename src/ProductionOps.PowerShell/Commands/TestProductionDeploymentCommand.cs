using System.Management.Automation;
using ProductionOps.Deployment;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Compares what is served now with what was deployed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProductionDeployment")]
[OutputType(typeof(DeploymentDrift), typeof(bool))]
public sealed class TestProductionDeploymentCommand : ProductionCmdlet
{
    /// <summary>The deployments that should be live.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The deployment that should be live; by default the newest good one of the environment.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentIdCompleter))]
    public string[]? DeploymentId { get; set; }

    /// <summary>The environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment to look at; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Whether to give true or false.</summary>
    [Parameter(HelpMessage = "Gives True when nothing differs and False when something does, instead of what was found.")]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (DeploymentId is null) Attempt(Environment, () => Test(deploymentId: null));
        else ForEach(DeploymentId, Test);
    }

    private void Test(string? deploymentId)
    {
        var isIntact = true;
        Stream(
            (workspace, stop) => workspace.Deployments.TestAsync(deploymentId, Environment, stop),
            drift =>
            {
                isIntact &= drift.IsIntact;
                if (!Quiet) WriteObject(drift);
            });
        if (Quiet) WriteObject(isIntact);
    }
}
