namespace ProductionOps.Faults.Ledgers;

/// <summary>What several processes were told, in the order in which this one heard of it.</summary>
internal sealed class SharedLedger
{
    private readonly Lock _gate = new();
    private readonly List<LedgerEvent> _events = [];

    public void Add(LedgerEvent happened)
    {
        lock (_gate) _events.Add(happened);
    }

    public IReadOnlyList<LedgerEvent> Snapshot()
    {
        lock (_gate) return [.. _events];
    }
}
