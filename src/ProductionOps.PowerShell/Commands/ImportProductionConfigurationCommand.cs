using System.Management.Automation;
using ProductionOps.Configuration;
using ProductionOps.Model;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Stores configuration files as new versions.</summary>
[Cmdlet(
    VerbsData.Import,
    "ProductionConfiguration",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = PathSet)]
[OutputType(typeof(ProductionConfiguration), typeof(ConfigurationDifference))]
public sealed class ImportProductionConfigurationCommand : FileReadingCmdlet
{
    /// <summary>The version to give it.</summary>
    [Parameter(HelpMessage = "The version to give it, such as 1.2.0; by default that of the file, else the next patch version.")]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>Whether the active version stays.</summary>
    [Parameter(HelpMessage = "Stores the version without making it the active one.")]
    public SwitchParameter NoActivate { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEachFile();

    private protected override void ProcessFile(string path)
    {
        var import = new ConfigurationImport(Read(path), Display(path))
        {
            Activate = !NoActivate,
            Version = Version,
            Reporter = Reporter,
        };

        if (Approve(path, NoActivate ? "Import configuration" : "Import and activate configuration", out var isWhatIf))
        {
            WriteObject(Run((workspace, stop) => workspace.Configuration.ImportAsync(import, stop)));
        }
        else if (isWhatIf)
        {
            var preview = Run((workspace, stop) => workspace.Configuration.PreviewImportAsync(import, stop));
            _ = preview.Check.GetConfiguration();
            WriteObject(preview.Differences, enumerateCollection: true);
        }
    }
}
