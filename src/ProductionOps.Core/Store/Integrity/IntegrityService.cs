using ProductionOps.Model;

namespace ProductionOps.Store.Integrity;

/// <summary>Checks and repairs a store.</summary>
/// <param name="store">The store.</param>
/// <param name="reporter">Where progress is told.</param>
public sealed class IntegrityService(IProductionStore store, IOperationReporter reporter)
{
    /// <summary>What is wrong with the store, or worth knowing, one by one as it is found; the outcome is kept in the store.</summary>
    /// <param name="onCompleted">Called once, in the end, with the outcome; null where nobody asks for it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<IntegrityFinding> TestAsync(Action<DataIntegrityCheck>? onCompleted, CancellationToken cancellationToken) =>
        store.TestAsync(new IntegrityRequest { OnCompleted = onCompleted, Reporter = reporter }, cancellationToken);

    /// <summary>Mends what can be mended, and yields what was done about each thing, or that nothing can be.</summary>
    /// <param name="whatIf">Whether to only tell what would be done.</param>
    /// <param name="acceptChanges">Whether records that others have changed are right as they are.</param>
    /// <param name="cancellationToken">Stops it; the next run does the rest.</param>
    /// <exception cref="OperationException"><c>LockHeld</c>: another repair runs; <c>StoreDiskFull</c>, <c>StoreAccessDenied</c>,
    /// <c>StoreReadOnly</c>.</exception>
    public IAsyncEnumerable<RepairAction> RepairAsync(bool whatIf, bool acceptChanges, CancellationToken cancellationToken) =>
        store.RepairAsync(new RepairRequest { WhatIf = whatIf, AcceptChanges = acceptChanges, Reporter = reporter }, cancellationToken);
}
