using System.Management.Automation;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.PowerShell.Session;

/// <summary>A cmdlet on backups: those of the store, or a copy anywhere, for which no store is needed.</summary>
public abstract class BackupCmdlet : ProductionCmdlet
{
    /// <summary>Directory of the backups.</summary>
    [Parameter(
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The directory of the backups, such as a copy; by default those of the store.")]
    [ValidateNotNullOrEmpty]
    public string? Location { get; set; }

    /// <summary>Name of the secret.</summary>
    [Parameter(HelpMessage = "The name of the secret that opens encrypted backups; by default the one that they name.")]
    [ValidateNotNullOrEmpty]
    public string? Secret { get; set; }

    /// <summary>The backups that are meant.</summary>
    private protected BackupVault OpenVault()
    {
        var location = Location is null
            ? Run(static (workspace, _) => Task.FromResult(workspace.Backups.Vault.Location))
            : Paths.Literal(Location);
        return new BackupVault(location, Options) { SecretName = Secret };
    }
}
