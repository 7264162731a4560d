using System.Management.Automation;
using ProductionOps.Configuration;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Shows the settings in which configurations differ.</summary>
[Cmdlet(VerbsData.Compare, "ProductionConfiguration")]
[OutputType(typeof(ConfigurationDifference))]
public sealed class CompareProductionConfigurationCommand : ProductionCmdlet
{
    /// <summary>What to compare with.</summary>
    [Parameter(Position = 0, HelpMessage = "Identifier or version to compare with; the active configuration by default.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConfigurationIdCompleter))]
    public string? ReferenceConfigurationId { get; set; }

    /// <summary>What to compare.</summary>
    [Parameter(
        Position = 1,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers or versions to compare; the active configuration by default.")]
    [Alias("Version")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConfigurationIdCompleter))]
    public string[]? ConfigurationId { get; set; }

    /// <summary>Environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment of both; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ConfigurationId is null) Attempt(ReferenceConfigurationId, () => Compare(difference: null));
        else ForEach(ConfigurationId, Compare);
    }

    private void Compare(string? difference)
    {
        var (left, right) = Run(async (workspace, stop) => (
            await FindAsync(workspace.Configuration, ReferenceConfigurationId, stop),
            await FindAsync(workspace.Configuration, difference, stop)));

        WriteComparison(left.ConfigurationId, right.ConfigurationId, ConfigurationService.Compare(left, right));
    }

    private Task<ProductionConfiguration> FindAsync(ConfigurationService configurations, string? idOrVersion, CancellationToken stop) =>
        idOrVersion is null ? configurations.GetActiveAsync(Environment, stop) : configurations.FindAsync(idOrVersion, Environment, stop);
}
