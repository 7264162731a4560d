using System.Management.Automation;
using ProductionOps.Configuration.Features;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lists the feature flags of the active configuration.</summary>
[Cmdlet(VerbsCommon.Get, "ProductionFeature")]
[OutputType(typeof(FeatureFlag))]
public sealed class GetProductionFeatureCommand : ProductionCmdlet
{
    /// <summary>Names.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Names of the features, with wildcards; all of them by default.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <inheritdoc/>
    protected override void Process()
    {
        var configuration = Run((workspace, stop) => workspace.Configuration.GetActiveAsync(Environment, stop));
        var filter = new NameFilter(Name);
        foreach (var flag in FeatureService.List(configuration))
        {
            if (filter.Matches(flag.Name)) WriteObject(flag);
        }

        ForEach(filter.Missing, name => FeatureService.Test(configuration, name, string.Empty));
    }
}
