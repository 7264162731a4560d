namespace ProductionOps.Store.Integrity;

/// <summary>What repair did, or would do, about one thing.</summary>
public sealed record RepairAction
{
    /// <summary>What is done.</summary>
    public required RepairStep Step { get; init; }

    /// <summary>What was wrong.</summary>
    public required IntegrityProblem Problem { get; init; }

    /// <summary>Identifier of the record that it is about; null where it is about no single one.</summary>
    public string? RecordId { get; init; }

    /// <summary>Where it was, in the words of the store; for files a path relative to the store.</summary>
    public required string Location { get; init; }

    /// <summary>Why, and where what was set aside is now.</summary>
    public required string Reason { get; init; }
}
