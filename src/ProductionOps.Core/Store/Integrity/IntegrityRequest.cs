using ProductionOps.Model;

namespace ProductionOps.Store.Integrity;

/// <summary>How a store is to be checked.</summary>
public sealed record IntegrityRequest
{
    /// <summary>Called once, when the check has come to its end, with its outcome.</summary>
    public Action<DataIntegrityCheck>? OnCompleted { get; init; }

    /// <summary>Whether the outcome is kept in the store; nothing else is ever written.</summary>
    public bool KeepOutcome { get; init; } = true;

    /// <summary>Where progress is told.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
