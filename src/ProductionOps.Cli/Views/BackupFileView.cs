using ProductionOps.Cli.Output;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.Cli.Views;

/// <summary>How the files of a backup are shown.</summary>
internal static class BackupFileView
{
    /// <summary>The view.</summary>
    public static View<BackupFile> Instance { get; } = new()
    {
        Json = CliJson.Default.BackupFile,
        Columns =
        [
            new("PATH", static f => f.Path) { MinimumWidth = 20 },
            new("BYTES", static f => f.Size) { AlignRight = true },
            new("MODIFIED", static f => f.Modified),
            new("SHA256", static f => f.Sha256 ?? (f.Target is null ? null : "-> " + f.Target)) { MinimumWidth = 8 },
        ],
        Fields =
        [
            new("backupId", static f => f.BackupId),
            new("path", static f => f.Path),
            new("size", static f => f.Size),
            new("modified", static f => f.Modified),
            new("sha256", static f => f.Sha256),
            new("target", static f => f.Target),
        ],
    };
}
