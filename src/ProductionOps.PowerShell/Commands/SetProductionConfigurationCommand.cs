using System.Collections;
using System.Management.Automation;
using ProductionOps.Configuration;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Changes settings of the active configuration, as a new version.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "ProductionConfiguration",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = KeySet)]
[OutputType(typeof(ProductionConfiguration), typeof(ConfigurationDifference))]
public sealed class SetProductionConfigurationCommand : ProductionCmdlet
{
    private const string KeySet = "Key";
    private const string SettingSet = "Setting";

    /// <summary>The setting.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = KeySet,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The setting, as a dotted path such as deployment.healthCheckTimeout.")]
    [Alias("SettingPath")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConfigurationKeyCompleter))]
    public string Key { get; set; } = string.Empty;

    /// <summary>Its value.</summary>
    [Parameter(
        Mandatory = true,
        Position = 1,
        ParameterSetName = KeySet,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Its value; $null returns it to its default.")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Value { get; set; }

    /// <summary>Several settings.</summary>
    [Parameter(
        Mandatory = true,
        ParameterSetName = SettingSet,
        ValueFromPipeline = true,
        HelpMessage = "Several settings at once, as a table of dotted paths and values; they become one version.")]
    [ValidateNotNullOrEmpty]
    public IDictionary Setting { get; set; } = new Hashtable();

    /// <summary>Environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment whose configuration to change; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Whether to write the new version.</summary>
    [Parameter(HelpMessage = "Writes the new version of the configuration.")]
    public SwitchParameter PassThru { get; set; }

    private Dictionary<string, string?> Changes => ParameterSetName == KeySet
        ? new(StringComparer.Ordinal) { [Key] = SettingArgument.Of(Value) }
        : Setting.Keys.Cast<object>().ToDictionary(key => SettingArgument.Of(key)!, key => SettingArgument.Of(Setting[key]), StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override void Process() => Attempt(ParameterSetName == KeySet ? Key : Setting, Set);

    private void Set()
    {
        var changes = Changes;
        if (!Approve($"{Environment} configuration", $"Set {string.Join(", ", changes.Keys)}", out var isWhatIf))
        {
            if (isWhatIf) WriteObject(Run((w, stop) => w.Configuration.PreviewSetAsync(Environment, changes, stop)), enumerateCollection: true);
            return;
        }

        var configuration = Run((workspace, stop) => workspace.Configuration.SetAsync(Environment, changes, stop));
        if (PassThru) WriteObject(configuration);
    }
}
