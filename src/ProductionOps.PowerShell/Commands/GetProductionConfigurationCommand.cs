using System.Management.Automation;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Gives the active configuration, an earlier version, or the list of versions.</summary>
[Cmdlet(VerbsCommon.Get, "ProductionConfiguration", DefaultParameterSetName = ActiveSet)]
[OutputType(typeof(ProductionConfiguration), ParameterSetName = [ActiveSet, VersionSet])]
[OutputType(typeof(ConfigurationEntry), ParameterSetName = [HistorySet])]
public sealed class GetProductionConfigurationCommand : ProductionCmdlet
{
    private const string ActiveSet = "Active";
    private const string VersionSet = "Version";
    private const string HistorySet = "History";

    /// <summary>Identifiers or versions.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = VersionSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers or versions, with wildcards.")]
    [Alias("Version")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConfigurationIdCompleter))]
    public string[] ConfigurationId { get; set; } = [];

    /// <summary>Environment.</summary>
    [Parameter(
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The environment; for the active configuration Production by default, otherwise any.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment? Environment { get; set; }

    /// <summary>Whether to list the versions.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HistorySet, HelpMessage = "Lists every version, newest first, one flat line for each.")]
    public SwitchParameter History { get; set; }

    private RecordQuery Query => new()
    {
        Environment = Environment is { } environment ? JsonLiteral.Of(environment) : null,
        NewestFirst = true,
    };

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (ParameterSetName)
        {
            case HistorySet:
                Stream((workspace, stop) => workspace.Configuration.ListAsync(Query, stop), WriteObject);
                break;
            case VersionSet:
                ForEach(ConfigurationId, WriteVersions);
                break;
            default:
                WriteObject(Run((workspace, stop) =>
                    workspace.Configuration.GetActiveAsync(Environment ?? DeploymentEnvironment.Production, stop)));
                break;
        }
    }

    private void WriteVersions(string name)
    {
        if (WildcardPattern.ContainsWildcardCharacters(name)) ForEach(Matching(name), WriteVersion);
        else WriteVersion(name);
    }

    private List<string> Matching(string name)
    {
        var filter = new NameFilter([name]);
        return Run(async (workspace, stop) => await workspace.Configuration.ListAsync(Query, stop)
            .Where(entry => filter.Matches(entry.ConfigurationId, entry.Version))
            .Select(static entry => entry.ConfigurationId)
            .ToListAsync(stop));
    }

    private void WriteVersion(string idOrVersion) =>
        WriteObject(Run((workspace, stop) => workspace.Configuration.FindAsync(idOrVersion, Environment, stop)));
}
