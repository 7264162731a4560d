using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>Where a blob is.</summary>
/// <param name="Pack">Name of the file of its pack.</param>
/// <param name="Entry">Where it is in there.</param>
internal readonly record struct BlobPlace(string Pack, PackEntry Entry);
