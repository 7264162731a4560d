using System.Management.Automation;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store.Integrity;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Mends what can be mended in a store, and sets aside what is damaged.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "ProductionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RepairAction))]
public sealed class RepairProductionStoreCommand : ProductionCmdlet
{
    /// <summary>The store.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The store; by default the one named by PRODUCTIONOPS_STORE, else the nearest 'production' folder above.")]
    [Alias("Store", "Address")]
    [ValidateNotNullOrEmpty]
    public override string? StorePath { get; set; }

    /// <summary>Whether foreign changes are right.</summary>
    [Parameter(HelpMessage = "Takes files that others than the store have changed as right, so that they are no longer reported.")]
    public SwitchParameter AcceptChanges { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var address = Run((workspace, _) => Task.FromResult(workspace.Store.Address));
        var approved = Approve(address, "Make caches anew, restore what a whole copy exists of, and set damaged files aside", out var isWhatIf);
        if (!approved && !isWhatIf) return;
        Stream((workspace, stop) => workspace.Integrity.RepairAsync(isWhatIf, AcceptChanges, stop), WriteObject);
    }
}
