using System.Management.Automation;
using ProductionOps.Configuration;
using ProductionOps.Model;
using ProductionOps.PowerShell.Isolation;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Checks configurations for syntax, shape and meaning.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProductionConfiguration", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ConfigurationCheck), typeof(bool))]
public sealed class TestProductionConfigurationCommand : FileReadingCmdlet
{
    private const string ConfigurationSet = "Configuration";

    /// <summary>A configuration of the store.</summary>
    [Parameter(
        Mandatory = true,
        ParameterSetName = ConfigurationSet,
        ValueFromPipeline = true,
        HelpMessage = "A configuration of the store, from Get-ProductionConfiguration.")]
    [ValidateNotNull]
    public ProductionConfiguration? InputObject { get; set; }

    /// <summary>Whether to give true or false.</summary>
    [Parameter(HelpMessage = "Gives True when the configuration can be imported and False when it cannot, instead of what was found.")]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (InputObject is { } stored) Attempt(stored, () => Write(stored));
        else ForEachFile();
    }

    private protected override void ProcessFile(string path)
    {
        var text = Read(path);
        var source = Display(path);
        Write(RunAlone(_ => Task.FromResult(new ConfigurationReader(IsolatedIntegrations.Get, TimeProvider.System).Read(text, source))));
    }

    private void Write(ProductionConfiguration stored) => Write(Run((workspace, _) =>
    {
        var text = workspace.Configuration.Export(stored, ConfigurationFormat.Json);
        return Task.FromResult(workspace.Configuration.Check(text, stored.ConfigurationId, ConfigurationFormat.Json));
    }));

    private void Write(ConfigurationCheck check)
    {
        if (Quiet) WriteObject(check.IsValid);
        else WriteObject(check);
    }
}
