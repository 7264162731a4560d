using System.Management.Automation;
using ProductionOps.Maintenance.Backups;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Restores a backup, or a part of it, to a directory.</summary>
[Cmdlet(VerbsData.Restore, "ProductionBackup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RestoreOutcome))]
public sealed class RestoreProductionBackupCommand : BackupCmdlet
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The backup.</summary>
    [Parameter(
        Position = 1,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The identifier of the backup; the newest by default.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BackupIdCompleter))]
    public string? BackupId { get; set; }

    /// <summary>Where to.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The directory to restore to; it need not exist.")]
    [Alias("LiteralPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    /// <summary>What.</summary>
    [Parameter(HelpMessage = "Only these paths of the backup, such as store/configuration, with all below them; wildcards are possible.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Item { get; set; } = [];

    /// <summary>Whether to replace files without asking.</summary>
    [Parameter(HelpMessage = "Replaces files that are there, without asking.")]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Attempt(BackupId ?? Destination, Restore);

    private void Restore()
    {
        var vault = OpenVault();
        var request = new RestoreRequest { BackupId = BackupId, Destination = Paths.Literal(Destination), Paths = Item, Overwrite = true };
        var plan = RunAlone(stop => vault.PlanRestoreAsync(request, stop));
        var approved = Approve(request.Destination, $"Restore {new Quantity(plan.Files, "file")} of {plan.BackupId}", out var isWhatIf);
        if (isWhatIf) WriteObject(plan);
        if (!approved || !MayReplace(plan)) return;
        // What was asked about is what is done: the newest may be another one by now.
        request = request with { BackupId = plan.BackupId, Overwrite = plan.Replaced > 0 };
        WriteObject(RunAlone(stop => vault.RestoreAsync(request, stop)));
    }

    private bool MayReplace(RestoreOutcome plan) => plan.Replaced == 0 || Force || ShouldContinue(
        $"{new Quantity(plan.Replaced, "file is", "files are")} in '{plan.Destination}' already. Replace them with those of {plan.BackupId}?",
        "Replace files",
        ref _yesToAll,
        ref _noToAll);
}
