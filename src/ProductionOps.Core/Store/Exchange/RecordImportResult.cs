namespace ProductionOps.Store.Exchange;

/// <summary>What an import did, or would do.</summary>
public sealed record RecordImportResult
{
    /// <summary>Where the records come from, such as the name of the file; null where it has none.</summary>
    public string? Source { get; init; }

    /// <summary>Kind of the records.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Records in the file.</summary>
    public required long Read { get; init; }

    /// <summary>Records that are new in the store.</summary>
    public required long Added { get; init; }

    /// <summary>Records that the store had already.</summary>
    public required long Existing { get; init; }

    /// <summary>Records that were not imported; each was reported.</summary>
    public required long Rejected { get; init; }
}
