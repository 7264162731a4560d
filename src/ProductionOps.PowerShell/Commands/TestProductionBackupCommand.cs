using System.Management.Automation;
using ProductionOps.Maintenance.Backups;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Reads backups back and says whether they are whole.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProductionBackup")]
[OutputType(typeof(BackupCheck), typeof(bool))]
public sealed class TestProductionBackupCommand : BackupCmdlet
{
    private const int NamedFindings = 5;

    /// <summary>The backups.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the backups; all of them by default.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BackupIdCompleter))]
    public string[]? BackupId { get; set; }

    /// <summary>Whether to restore.</summary>
    [Parameter(HelpMessage = "Restores each to a fresh directory, compares every hash, and takes the time.")]
    public SwitchParameter Restore { get; set; }

    /// <summary>Where to restore.</summary>
    [Parameter(HelpMessage = "The directory in which the fresh one is made and removed again; that of the system for temporary files by default.")]
    [ValidateNotNullOrEmpty]
    public string? RestoreIn { get; set; }

    /// <summary>Whether to give true or false.</summary>
    [Parameter(HelpMessage = "Gives True when a backup is whole and False when it is not, instead of what was found.")]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var vault = OpenVault();
        if (BackupId is null) Attempt(vault.Location, () => Test(vault, []));
        else ForEach(BackupId, id => Test(vault, [id]));
    }

    private void Test(BackupVault vault, IReadOnlyList<string> ids)
    {
        var request = new BackupTestRequest { BackupIds = ids, Restore = Restore, RestoreIn = RestoreIn is null ? null : Paths.Literal(RestoreIn) };
        foreach (var check in RunAlone(async stop => await vault.TestAsync(request, stop).ToListAsync(stop)))
        {
            WriteObject(Quiet ? check.Verified : check);
            if (!check.Verified && !Quiet) WriteError(Failure(vault, check).ToErrorRecord(check.BackupId));
        }
    }

    private static OperationException Failure(BackupVault vault, BackupCheck check)
    {
        var found = $"{string.Join("; ", check.Findings.Take(NamedFindings))}{(check.Findings.Count > NamedFindings ? $"; and {check.Findings.Count - NamedFindings} more in Findings" : string.Empty)}";
        return check.Findings.FirstOrDefault(finding => finding.Id is not null)?.Id is { } id
            ? new(id, ErrorKind.Forbidden, $"The backup {check.BackupId} in '{vault.Location}' is not to be trusted, and cannot be restored: {found}. ProductionOps writes no such backup. Use another one, or that of the second place.", check.BackupId)
            : new("BackupDamaged", ErrorKind.Damaged, $"The backup {check.BackupId} in '{vault.Location}' is not whole: {found}. Put back the damaged file from the second place, or make a full backup.", check.BackupId);
    }
}
