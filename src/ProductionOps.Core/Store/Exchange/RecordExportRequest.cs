namespace ProductionOps.Store.Exchange;

/// <summary>What to export.</summary>
public sealed record RecordExportRequest
{
    /// <summary>Kind of the records.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>How they are written.</summary>
    public required ExchangeFormat Format { get; init; }

    /// <summary>Where they are written to; it is not closed.</summary>
    public required Stream Destination { get; init; }

    /// <summary>Which records.</summary>
    public RecordQuery Query { get; init; } = RecordQuery.All;

    /// <summary>Where progress is told.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
