using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Status;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Answers whether everything is all right.</summary>
[Cmdlet(VerbsCommon.Get, "ProductionStatus")]
[OutputType(typeof(ProductionStatus))]
public sealed class GetProductionStatusCommand : ProductionCmdlet
{
    /// <summary>Environments to look at.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Environments to look at; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment[] Environment { get; set; } = [DeploymentEnvironment.Production];

    /// <summary>Whether to add the measurements.</summary>
    [Parameter(HelpMessage = "Add the newest measurement of each type, joined into one complete record.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(
        Environment,
        environment =>
        {
            var status = Run((workspace, stop) => workspace.Status.GetAsync(environment, stop));
            WriteObject(Detailed ? status : status with { Monitoring = null });
        });
}
