using ProductionOps.Cli.Output;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.Cli.Views;

/// <summary>How tests of backups are shown.</summary>
internal static class BackupCheckView
{
    /// <summary>The view.</summary>
    public static View<BackupCheck> Instance { get; } = new()
    {
        Json = CliJson.Default.BackupCheck,
        Columns =
        [
            new("BACKUP", static c => c.BackupId),
            new("VERIFIED", static c => c.Verified) { Style = static c => c.Verified ? TextStyle.Good : TextStyle.Bad },
            new("FILES", static c => c.Files) { AlignRight = true },
            new("DAMAGED", static c => c.DamagedFiles) { AlignRight = true },
            new("RESTORED", static c => c.RestorationTested),
            new("SECONDS", static c => c.RestorationTime is { } time ? Math.Round(time, 2) : null) { AlignRight = true },
        ],
        Fields =
        [
            new("backupId", static c => c.BackupId),
            new("verified", static c => c.Verified),
            new("files", static c => c.Files),
            new("damagedFiles", static c => c.DamagedFiles),
            new("restorationTested", static c => c.RestorationTested),
            new("restorationTime", static c => c.RestorationTime),
            new("verificationTime", static c => c.VerificationTime),
            new("originalChecksum", static c => c.OriginalChecksum),
            new("backupChecksum", static c => c.BackupChecksum),
            new("firstFinding", static c => c.Findings.Count > 0 ? c.Findings[0].ToString() : null),
        ],
    };
}
