using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store.Retention;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Applies the retention policy: archives and removes what it no longer keeps.</summary>
[Cmdlet(VerbsCommon.Optimize, "ProductionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RetentionDecision))]
public sealed class OptimizeProductionStoreCommand : ProductionCmdlet
{
    /// <summary>The store.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The store; by default the one named by PRODUCTIONOPS_STORE, else the nearest 'production' folder above.")]
    [Alias("Store", "Address")]
    [ValidateNotNullOrEmpty]
    public override string? StorePath { get; set; }

    /// <summary>Whether to leave out what stays.</summary>
    [Parameter(HelpMessage = "Tells only what is archived or removed, not what stays.")]
    public SwitchParameter ChangedOnly { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var address = Run((workspace, _) => Task.FromResult(workspace.Store.Address));
        var approved = Approve(address, "Archive and remove what the retention policy no longer keeps", out var isWhatIf);
        if (!approved && !isWhatIf) return;
        Stream(
            (workspace, stop) => workspace.Retention.OptimizeAsync(isWhatIf, stop)
                .Concat(workspace.Backups.PruneAsync(DeploymentEnvironment.Production, isWhatIf, stop)),
            Write);
    }

    private void Write(RetentionDecision decision)
    {
        if (!ChangedOnly || decision.Action != RetentionAction.Keep) WriteObject(decision);
    }
}
