using System.Management.Automation;

namespace ProductionOps.PowerShell.Session;

/// <summary>A cmdlet that works on one store.</summary>
public abstract class ProductionCmdlet : OperationCmdlet
{
    /// <summary>The store; when not given, the one that <c>PRODUCTIONOPS_STORE</c> names, else the nearest one at or above the current
    /// location.</summary>
    [Parameter(HelpMessage = "The store; by default the one named by PRODUCTIONOPS_STORE, else the nearest 'production' folder above.")]
    [Alias("Store")]
    [ValidateNotNullOrEmpty]
    public virtual string? StorePath { get; set; }

    /// <inheritdoc/>
    private protected override string? StoreAddress => StorePath;
}
