using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>A snapshot document that was read.</summary>
/// <param name="Document">What it says.</param>
/// <param name="Body">Its body, decrypted where it is encrypted.</param>
/// <param name="Checksum">SHA-256 of its file without the checksum itself.</param>
internal sealed record Snapshot(SnapshotDocument Document, SnapshotBody Body, string Checksum)
{
    public string Id => Document.BackupId;
}
