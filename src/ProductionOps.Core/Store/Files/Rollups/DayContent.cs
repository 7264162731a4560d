namespace ProductionOps.Store.Files.Rollups;

/// <summary>What a day's folder holds.</summary>
internal sealed record DayContent
{
    public required RecordFolder Folder { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The records that count.</summary>
    public required IReadOnlyList<IndexLine<MonitoringEntry>> Lines { get; init; }

    /// <summary>Records that are counted as removed, whose files an interrupted run has left.</summary>
    public required int Leftover { get; init; }

    /// <summary>Whether there are records that cannot be read.</summary>
    public required bool IsDamaged { get; init; }

    /// <summary>What was removed before.</summary>
    public required PrunedRecords? Pruned { get; init; }
}
