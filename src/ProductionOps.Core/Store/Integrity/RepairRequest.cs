namespace ProductionOps.Store.Integrity;

/// <summary>How a store is to be repaired.</summary>
public sealed record RepairRequest
{
    /// <summary>Whether to only tell what would be done.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Whether records that others than the store have changed are right as they are, so that they are no longer reported.</summary>
    public bool AcceptChanges { get; init; }

    /// <summary>Where progress is told.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
