namespace ProductionOps.Store.Files.Rollups;

/// <summary>What the records of a day say that are there.</summary>
internal sealed record RetainedRecords
{
    /// <summary>How many they are.</summary>
    public required long Records { get; init; }

    /// <summary>SHA-256 over the lines <c>id checksum</c> of all of them, in the order of their ids.</summary>
    public required string Checksum { get; init; }

    public required IReadOnlyList<MonitoringGroup> Groups { get; init; }
}
