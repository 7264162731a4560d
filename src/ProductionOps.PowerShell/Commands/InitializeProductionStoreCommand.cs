using System.Management.Automation;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Makes a store.</summary>
[Cmdlet(VerbsData.Initialize, "ProductionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StoreInformation))]
public sealed class InitializeProductionStoreCommand : ProductionCmdlet
{
    /// <summary>Where.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The directory in which to make the 'production' folder; the current location by default.")]
    [Alias("Store", "Path", "LiteralPath", "PSPath")]
    [ValidateNotNullOrEmpty]
    public override string? StorePath { get; set; }

    /// <summary>The site.</summary>
    [Parameter(Position = 1, HelpMessage = "Name of the site that the store is for; the name of the directory by default.")]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Attempt(StorePath, Initialize);

    private void Initialize()
    {
        var options = Options;
        var path = options.StoreAddress ?? options.CurrentDirectory;
        if (!ShouldProcess(path, "Make a store")) return;

        WriteObject(RunAlone(async stop =>
        {
            var factory = new StoreFactory(options.Files, options.Time);
            await using var store = await factory.InitializeAsync(path, Site ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), stop);
            return await store.GetInformationAsync(stop);
        }));
    }
}
