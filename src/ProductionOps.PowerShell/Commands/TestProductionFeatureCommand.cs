using System.Management.Automation;
using ProductionOps.Configuration.Features;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Says whether a feature is on for a key.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProductionFeature")]
[OutputType(typeof(FeatureEvaluation), typeof(bool))]
public sealed class TestProductionFeatureCommand : ProductionCmdlet
{
    /// <summary>Names.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Names of the features.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Keys.</summary>
    [Parameter(
        Mandatory = true,
        Position = 1,
        ValueFromPipeline = true,
        HelpMessage = "What to decide for, such as a user's identifier; the same key always gets the same answer.")]
    [ValidateNotNullOrEmpty]
    public string[] Key { get; set; } = [];

    /// <summary>Environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Whether to give true or false.</summary>
    [Parameter(HelpMessage = "Gives True or False instead of the evaluation.")]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var configuration = Run((workspace, stop) => workspace.Configuration.GetActiveAsync(Environment, stop));
        ForEach(Name, name => ForEach(Key, key => Write(FeatureService.Test(configuration, name, key))));
    }

    private void Write(FeatureEvaluation evaluation)
    {
        if (Quiet) WriteObject(evaluation.IsOn);
        else WriteObject(evaluation);
    }
}
