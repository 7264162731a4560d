using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Retention;

/// <summary>How much of a pack is needed.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Needed">Its blobs that a snapshot needs, and that no other pack gives.</param>
internal sealed record PackUse(Pack Pack, IReadOnlyList<PackEntry> Needed)
{
    // Below that, what is left is packed anew: the space is worth more than the copying.
    private const double WorthKeeping = 0.6;

    public long NeededBytes => Needed.Sum(entry => (long)entry.StoredLength);

    public bool IsNeeded => Needed.Count > 0;

    public bool IsWasteful => IsNeeded && NeededBytes < WorthKeeping * Pack.Length;
}
