namespace ProductionOps.Store.Exchange;

/// <summary>What to import.</summary>
public sealed record RecordImportRequest
{
    /// <summary>Kind of the records.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>How they are written.</summary>
    public required ExchangeFormat Format { get; init; }

    /// <summary>The file, read once from where it stands; it is not closed.</summary>
    public required Stream Source { get; init; }

    /// <summary>Where the records come from, such as the name of the file; null where it has none.</summary>
    public string? SourceName { get; init; }

    /// <summary>Whether to only tell what would be done.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Called for each record that is not imported.</summary>
    public Action<RejectedRecord>? OnRejected { get; init; }

    /// <summary>Where progress is told.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
