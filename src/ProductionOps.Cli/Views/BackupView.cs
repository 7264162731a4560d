using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.Cli.Views;

/// <summary>How backups are shown.</summary>
internal static class BackupView
{
    /// <summary>The view.</summary>
    public static View<BackupEntry> Instance { get; } = new()
    {
        Json = CliJson.Default.BackupEntry,
        Columns =
        [
            new("BACKUP", static b => b.BackupId),
            new("TYPE", static b => JsonLiteral.Of(b.BackupType)),
            new("FILES", static b => b.Files) { AlignRight = true },
            new("BYTES", static b => b.BackupSize) { AlignRight = true },
            new("ADDED", static b => b.AddedSize) { AlignRight = true },
            new("VERIFIED", static b => b.Verified) { Style = static b => b.Verified switch { true => TextStyle.Good, false => TextStyle.Bad, _ => TextStyle.Muted } },
        ],
        Fields =
        [
            new("backupId", static b => b.BackupId),
            new("backupType", static b => JsonLiteral.Of(b.BackupType)),
            new("timestamp", static b => b.Timestamp),
            new("duration", static b => b.Duration),
            new("files", static b => b.Files),
            new("backupSize", static b => b.BackupSize),
            new("addedSize", static b => b.AddedSize),
            new("isComplete", static b => b.IsComplete),
            new("issueCount", static b => b.IssueCount),
            new("verified", static b => b.Verified),
            new("verificationTime", static b => b.VerificationTime),
            new("restorationTested", static b => b.RestorationTested),
            new("keepUntil", static b => b.KeepUntil),
            new("autoDelete", static b => b.AutoDelete),
            new("parentId", static b => b.ParentId),
            new("location", static b => b.Location),
            new("checksum", static b => b.Checksum),
        ],
    };
}
