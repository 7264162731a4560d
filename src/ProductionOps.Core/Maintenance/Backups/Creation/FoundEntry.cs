using ProductionOps.Files;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Something that the walk of a source found.</summary>
/// <param name="Path">Path in the backup.</param>
/// <param name="FullPath">Path on the disk.</param>
/// <param name="Details">What the system says of it.</param>
internal sealed record FoundEntry(string Path, string FullPath, FileDetails Details);
