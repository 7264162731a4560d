using ProductionOps.Model;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>The content of <c>rollup.json</c>: what the measurements of one day say together.</summary>
internal sealed record DayRollup : ModelObject
{
    public required int SchemaVersion { get; init; }

    /// <summary>The day, in UTC.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The records that are there; null when there are none.</summary>
    public RetainedRecords? Retained { get; init; }

    /// <summary>The records that retention has removed; null when there are none.</summary>
    public PrunedRecords? Pruned { get; init; }
}
