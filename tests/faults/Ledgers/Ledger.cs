namespace ProductionOps.Faults.Ledgers;

/// <summary>What a run did and what it was told, in order, each with how far the disk was at that time.</summary>
/// <param name="position">How far the disk is.</param>
/// <param name="onEvent">Told of each event at once.</param>
internal sealed class Ledger(Func<int> position, Action<LedgerEvent>? onEvent = null)
{
    private readonly List<(int Position, LedgerEvent Event)> _events = [];

    public IReadOnlyList<LedgerEvent> Events => [.. _events.Select(item => item.Event)];

    /// <summary>What had happened when the disk was at a position.</summary>
    public IReadOnlyList<LedgerEvent> Until(int steps) => [.. _events.Where(item => item.Position <= steps).Select(item => item.Event)];

    public void Add(LedgerEventKind type, string channel, string id, long? sequence = null, string? content = null)
    {
        var happened = new LedgerEvent(type, channel, id, sequence, content);
        _events.Add((position(), happened));
        onEvent?.Invoke(happened);
    }
}
