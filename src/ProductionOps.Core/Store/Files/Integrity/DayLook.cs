using ProductionOps.Store.Files.Rollups;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>What was seen of a day of monitoring.</summary>
internal sealed record DayLook : Look
{
    /// <summary>The day, in UTC.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The records that can be read.</summary>
    public required FolderLook<MonitoringEntry> Folder { get; init; }

    /// <summary>What is told of records that retention removed; null where none were, or nothing tells.</summary>
    public required PrunedRecords? Pruned { get; init; }
}
