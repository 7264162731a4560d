using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>Where every blob of a repository is.</summary>
internal sealed class PackIndex
{
    private readonly Dictionary<BlobId, BlobPlace> _places = [];
    private readonly Dictionary<string, Pack> _packs = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Pack> Packs => _packs.Values;

    /// <summary>Packs that cannot be read, with what is wrong; their blobs count as missing.</summary>
    public Dictionary<string, string> Damaged { get; } = new(StringComparer.Ordinal);

    public void Add(Pack pack)
    {
        _packs[pack.Name] = pack;
        // Two packs may hold the same blob, after a prune that was killed; either will do.
        foreach (var entry in pack.Entries) _places.TryAdd(entry.Id, new BlobPlace(pack.Name, entry));
    }

    public bool Contains(BlobId id) => _places.ContainsKey(id);

    public BlobPlace? Find(BlobId id) => _places.TryGetValue(id, out var place) ? place : null;

    public Pack? FindPack(string name) => _packs.GetValueOrDefault(name);
}
