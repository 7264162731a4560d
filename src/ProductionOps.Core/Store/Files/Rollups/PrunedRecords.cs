namespace ProductionOps.Store.Files.Rollups;

/// <summary>What the records of a day said that retention has removed, and what proves that it was retention.</summary>
internal sealed record PrunedRecords
{
    /// <summary>How many they were.</summary>
    public required long Records { get; init; }

    /// <summary>When the last of them were removed.</summary>
    public required DateTimeOffset RemovedAt { get; init; }

    public required string FirstId { get; init; }

    public required string LastId { get; init; }

    /// <summary>The lowest of their sequences.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>The highest of their sequences; a record up to here that is still there only waits to be removed.</summary>
    public required long LastSequence { get; init; }

    /// <summary>SHA-256 of the file of the record with the lowest sequence.</summary>
    public required string FirstChecksum { get; init; }

    /// <summary>SHA-256 of the file of the record with the highest sequence.</summary>
    public required string LastChecksum { get; init; }

    /// <summary>Those of them that had no sequence, because another tool wrote them.</summary>
    public IReadOnlyList<string>? Unsequenced { get; init; }

    public required IReadOnlyList<MonitoringGroup> Groups { get; init; }

    /// <summary>Whether a record is one of those that were, or are about to be, removed.</summary>
    public bool Covers(MonitoringEntry entry) => entry.Sequence > 0
        ? entry.Sequence <= LastSequence
        : Unsequenced?.Contains(entry.MonitoringId, StringComparer.Ordinal) == true;
}
