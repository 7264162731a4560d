using ProductionOps.Cli.Output;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.Cli.Views;

/// <summary>How copies of backups are shown.</summary>
internal static class BackupCopyView
{
    /// <summary>The view.</summary>
    public static View<BackupCopyOutcome> Instance { get; } = new()
    {
        Json = CliJson.Default.BackupCopyOutcome,
        Columns =
        [
            new("NAME", static c => c.Name),
            new("BACKUPS", static c => c.Backups) { AlignRight = true },
            new("COPIED", static c => c.CopiedFiles) { AlignRight = true },
            new("BYTES", static c => c.CopiedBytes) { AlignRight = true },
            new("PLACE", static c => c.Place) { MinimumWidth = 12 },
        ],
        Fields =
        [
            new("name", static c => c.Name),
            new("place", static c => c.Place),
            new("backups", static c => c.Backups),
            new("copiedFiles", static c => c.CopiedFiles),
            new("copiedBytes", static c => c.CopiedBytes),
        ],
    };
}
