using System.Management.Automation;
using ProductionOps.Configuration.Features;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Turns features on and off, for everybody or for a percentage.</summary>
[Cmdlet(VerbsCommon.Set, "ProductionFeature", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FeatureFlag))]
public sealed class SetProductionFeatureCommand : ProductionCmdlet
{
    /// <summary>Names.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Names of the features; one that does not exist is made when -Enabled is given.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Whether it is on.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "Whether the feature is on; unchanged by default.")]
    public bool? Enabled { get; set; }

    /// <summary>For how many.</summary>
    [Parameter(
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Percentage of keys, 0 to 100, for which a feature that is on is on; unchanged by default.")]
    [ValidateRange(0.0, 100.0)]
    public double? RolloutPercentage { get; set; }

    /// <summary>Environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Whether to write the changed flags.</summary>
    [Parameter(HelpMessage = "Writes the changed flags.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(Name, Set);

    private void Set(string name)
    {
        if (!ShouldProcess($"{name} in {Environment}", "Set feature")) return;

        var flag = Run((workspace, stop) => workspace.Features.SetAsync(Environment, name, Enabled, RolloutPercentage, stop));
        if (PassThru) WriteObject(flag);
    }
}
