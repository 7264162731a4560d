namespace ProductionOps.Store.Files.Rollups;

/// <summary>What tells, without reading it, whether a day is still the one that was summarized. Times are in units of 100 ns.</summary>
internal sealed record DayStamp(long FolderModified, long TailLength, long RollupLength, long RollupModified);
