namespace ProductionOps.Faults.Ledgers;

/// <summary>What a store must hold and what it may hold after what happened.</summary>
internal sealed class Expectation
{
    private readonly Dictionary<(string Channel, string Id), ExpectedItem> _items = [];
    private readonly Dictionary<string, HashSet<string>> _attempts = new(StringComparer.Ordinal);

    public Expectation(IEnumerable<LedgerEvent> events)
    {
        foreach (var happened in events) Take(happened);
    }

    /// <summary>Everything with an identifier.</summary>
    public IEnumerable<((string Channel, string Id) Key, ExpectedItem Item)> Items => _items.Select(pair => (pair.Key, pair.Value));

    /// <summary>What is expected of one record or document; null when nothing was ever said of it.</summary>
    public ExpectedItem? Find(string channel, string id) => _items.GetValueOrDefault((channel, id));

    /// <summary>Whether a record with this content was about to be added when the run ended.</summary>
    public bool WasAttempted(string channel, string content) => _attempts.TryGetValue(channel, out var contents) && contents.Contains(content);

    /// <summary>The highest sequence that anybody was told.</summary>
    public long LastSequence(string channel) => _items
        .Where(pair => pair.Key.Channel == channel)
        .Select(pair => pair.Value.Sequence ?? 0)
        .DefaultIfEmpty()
        .Max();

    private void Take(LedgerEvent happened)
    {
        var key = (happened.Channel, happened.Id);
        if (happened.Type == LedgerEventKind.Adding)
        {
            if (!_attempts.TryGetValue(happened.Channel, out var contents)) _attempts[happened.Channel] = contents = [];
            contents.Add(happened.Content!);
            return;
        }

        var before = _items.GetValueOrDefault(key) ?? new ExpectedItem([null], Sequence: null);
        _items[key] = happened.Type switch
        {
            LedgerEventKind.Removing => before with { Possible = [.. before.Possible, null] },
            LedgerEventKind.Added or LedgerEventKind.Imported or LedgerEventKind.Replaced or LedgerEventKind.StateChanged or LedgerEventKind.Activated =>
                new ExpectedItem([happened.Content], happened.Sequence ?? before.Sequence),
            _ => before with { Possible = [.. before.Possible, happened.Content] },
        };
    }
}
