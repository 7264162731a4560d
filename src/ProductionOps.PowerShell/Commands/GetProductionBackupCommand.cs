using System.Management.Automation;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lists backups, or the files of some.</summary>
[Cmdlet(VerbsCommon.Get, "ProductionBackup")]
[OutputType(typeof(BackupEntry), typeof(BackupFile))]
public sealed class GetProductionBackupCommand : BackupCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the backups, with wildcards; all of them by default.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(BackupIdCompleter))]
    public string[]? BackupId { get; set; }

    /// <summary>Type.</summary>
    [Parameter(HelpMessage = "Only backups of one of these types.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<BackupType>))]
    public BackupType[] Type { get; set; } = [];

    /// <summary>How many.</summary>
    [Parameter(HelpMessage = "Only so many, the newest ones.")]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>Whether to list the files.</summary>
    [Parameter(HelpMessage = "Gives the files of the backups, with their hashes, instead of the backups.")]
    public SwitchParameter File { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var vault = OpenVault();
        var filter = new NameFilter(BackupId);
        var chosen = RunAlone(async stop => await vault.ListAsync(error => Report(error), stop)
            .Where(backup => filter.Matches(backup.BackupId) && (Type.Length == 0 || Type.Contains(backup.BackupType)))
            .Take(Newest ?? int.MaxValue)
            .ToListAsync(stop));
        if (File) ForEach(chosen.Select(backup => backup.BackupId), id => WriteObject(RunAlone(async stop => await vault.ListFilesAsync(id, stop).ToListAsync(stop)), enumerateCollection: true));
        else WriteObject(chosen, enumerateCollection: true);
        ForEach(filter.Missing, id => throw new OperationException(
            "BackupNotFound", ErrorKind.NotFound, $"There is no backup '{id}' in '{vault.Location}'. Get-ProductionBackup without an identifier lists what there is.", id));
    }
}
