namespace ProductionOps.Store.Files;

/// <summary>A directory of record files, and where its index is.</summary>
/// <param name="Directory">Full path of the directory.</param>
/// <param name="TailPath">The index lines that were appended since the snapshot, or all of them.</param>
/// <param name="SnapshotPath">The index at one time; null where the tail is all there is.</param>
/// <param name="Day">The day, in UTC, whose records it holds; null where it holds those of all days.</param>
internal sealed record RecordFolder(string Directory, string TailPath, string? SnapshotPath, DateOnly? Day = null);
