using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>A pack and what it holds.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Length">Bytes of its file.</param>
/// <param name="Entries">Its blobs in their order.</param>
internal sealed record Pack(string Name, long Length, IReadOnlyList<PackEntry> Entries);
