namespace ProductionOps.Store.Files.Retention;

/// <summary>
/// What is left of records that retention removed: how many there were from which to which, and what proves that nothing else is
/// missing.
/// </summary>
internal sealed record Tombstone
{
    public required string FirstId { get; init; }

    public required string LastId { get; init; }

    public required long FirstSequence { get; init; }

    public required long LastSequence { get; init; }

    /// <summary>How many records were removed.</summary>
    public required long Count { get; init; }

    /// <summary>SHA-256 of the file of the first.</summary>
    public required string FirstChecksum { get; init; }

    /// <summary>SHA-256 of the file of the last.</summary>
    public required string LastChecksum { get; init; }

    /// <summary>The <c>previousChecksum</c> of the first: what links it to the record before.</summary>
    public string? PreviousChecksum { get; init; }

    /// <summary>The <c>previousChecksum</c> that the record after the last carries.</summary>
    public string? ChainChecksum { get; init; }

    /// <summary>When the last of them was removed.</summary>
    public required DateTimeOffset RemovedAt { get; init; }

    /// <summary>Whether another range of removed records is part of this one.</summary>
    public bool Covers(Tombstone other) => FirstSequence > 0 && other.FirstSequence > 0
        ? FirstSequence <= other.FirstSequence && other.LastSequence <= LastSequence
        : string.CompareOrdinal(FirstId, other.FirstId) <= 0 && string.CompareOrdinal(other.LastId, LastId) <= 0;

    /// <summary>This range and the one that follows it.</summary>
    public Tombstone Extend(Tombstone next) => this with
    {
        LastId = next.LastId,
        LastSequence = next.LastSequence,
        Count = Count + next.Count,
        LastChecksum = next.LastChecksum,
        ChainChecksum = next.ChainChecksum,
        RemovedAt = next.RemovedAt > RemovedAt ? next.RemovedAt : RemovedAt,
    };
}
