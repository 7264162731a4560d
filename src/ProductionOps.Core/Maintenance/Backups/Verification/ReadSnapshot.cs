using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Verification;

/// <summary>As much of a snapshot as could be read.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Snapshot">Its document; null when that is damaged.</param>
/// <param name="Entries">Its entries; none when the list is damaged.</param>
/// <param name="Problem">What could not be read; null when all could.</param>
internal sealed record ReadSnapshot(string Id, Snapshot? Snapshot, IReadOnlyList<SnapshotEntry> Entries, string? Problem)
{
    public IEnumerable<BlobId> ListBlobs()
    {
        foreach (var text in Snapshot?.Body.List ?? [])
        {
            if (BlobId.TryParse(text, out var id)) yield return id;
        }
    }

    public IEnumerable<BlobId> Blobs() => ListBlobs().Concat(Entries.SelectMany(entry => entry.BlobIds()));
}
