using ProductionOps.Cli.Output;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.Cli.Views;

/// <summary>How restorations are shown.</summary>
internal static class RestoreView
{
    /// <summary>The view.</summary>
    public static View<RestoreOutcome> Instance { get; } = new()
    {
        Json = CliJson.Default.RestoreOutcome,
        Columns =
        [
            new("BACKUP", static r => r.BackupId),
            new("FILES", static r => r.Files) { AlignRight = true },
            new("BYTES", static r => r.Bytes) { AlignRight = true },
            new("REPLACED", static r => r.Replaced) { AlignRight = true },
            new("DESTINATION", static r => r.Destination) { MinimumWidth = 12 },
        ],
        Fields =
        [
            new("backupId", static r => r.BackupId),
            new("destination", static r => r.Destination),
            new("files", static r => r.Files),
            new("bytes", static r => r.Bytes),
            new("replaced", static r => r.Replaced),
            new("duration", static r => r.Duration),
        ],
    };
}
