namespace ProductionOps.Store.Files.Retention;

/// <summary>The content of <c>tombstones.json</c>: ranges of removed records, in order.</summary>
internal sealed record TombstoneList(int SchemaVersion, IReadOnlyList<Tombstone> Tombstones);
