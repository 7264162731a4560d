namespace ProductionOps.Store.Retention;

/// <summary>What retention does with one item, and why.</summary>
public sealed record RetentionDecision
{
    /// <summary>What it is about.</summary>
    public required RetentionItemKind Kind { get; init; }

    /// <summary>Identifier of the record, or the day as <c>2026-01-31</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is done with it.</summary>
    public required RetentionAction Action { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was made, or the start of the day in UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>How many records it has.</summary>
    public long Records { get; init; } = 1;

    /// <summary>Bytes that it takes in the store now.</summary>
    public long Bytes { get; init; }
}
