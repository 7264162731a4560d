using System.Management.Automation;
using ProductionOps.Configuration;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Makes the content of an earlier configuration the active one, as a new version.</summary>
[Cmdlet(VerbsData.Restore, "ProductionConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProductionConfiguration), typeof(ConfigurationDifference))]
public sealed class RestoreProductionConfigurationCommand : ProductionCmdlet
{
    /// <summary>What to return to.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifier or version of the configuration to return to.")]
    [Alias("Version")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConfigurationIdCompleter))]
    public string[] ConfigurationId { get; set; } = [];

    /// <summary>Environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <inheritdoc/>
    protected override void Process() => ForEach(ConfigurationId, Restore);

    private void Restore(string idOrVersion)
    {
        if (Approve($"{Environment} configuration", $"Restore {idOrVersion}", out var isWhatIf))
        {
            WriteObject(Run((workspace, stop) => workspace.Configuration.RestoreAsync(idOrVersion, Environment, stop)));
        }
        else if (isWhatIf)
        {
            var (active, earlier) = Run(async (workspace, stop) => (
                await workspace.Configuration.GetActiveAsync(Environment, stop),
                await workspace.Configuration.FindAsync(idOrVersion, Environment, stop)));
            WriteObject(ConfigurationService.Compare(active, earlier), enumerateCollection: true);
        }
    }
}
