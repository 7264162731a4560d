namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>A directory or file that was backed up.</summary>
/// <param name="Name">First part of the paths of its entries.</param>
/// <param name="Path">Where it was.</param>
internal sealed record SnapshotSource(string Name, string Path);
