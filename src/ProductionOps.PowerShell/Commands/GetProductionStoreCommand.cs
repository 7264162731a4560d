using System.Management.Automation;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Says what a store is and what it holds.</summary>
[Cmdlet(VerbsCommon.Get, "ProductionStore")]
[OutputType(typeof(StoreInformation))]
public sealed class GetProductionStoreCommand : ProductionCmdlet
{
    /// <summary>The store.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The store; by default the one named by PRODUCTIONOPS_STORE, else the nearest 'production' folder above.")]
    [Alias("Store", "Address")]
    [ValidateNotNullOrEmpty]
    public override string? StorePath { get; set; }

    /// <inheritdoc/>
    protected override void Process() => WriteObject(Run((workspace, stop) => workspace.Store.GetInformationAsync(stop).AsTask()));
}
