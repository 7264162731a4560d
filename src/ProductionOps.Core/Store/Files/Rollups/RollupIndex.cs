namespace ProductionOps.Store.Files.Rollups;

/// <summary>The content of <c>monitoring/index.json</c>: a cache of the rollups, in one file that a report reads at once.</summary>
internal sealed record RollupIndex(int SchemaVersion, IReadOnlyList<CachedDay> Days);
