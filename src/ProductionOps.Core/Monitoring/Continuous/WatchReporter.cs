namespace ProductionOps.Monitoring.Continuous;

/// <summary>
/// Tells of which store a warning is, where there are several, and says the same thing once an hour only. Progress is left out: what never
/// ends has none.
/// </summary>
/// <param name="reporter">Where it tells.</param>
/// <param name="store">Address of the store; null where there is one only.</param>
/// <param name="time">The clock.</param>
internal sealed class WatchReporter(IOperationReporter reporter, string? store, TimeProvider time) : IOperationReporter
{
    private const int Remembered = 100;
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);

    public void Verbose(string message) => reporter.Verbose(Labelled(message));

    public void Warning(string message)
    {
        lock (_lock)
        {
            if (_told.TryGetValue(message, out var at) && time.GetElapsedTime(at) < Again) return;
            if (_told.Count >= Remembered) _told.Clear();
            _told[message] = time.GetTimestamp();
        }

        reporter.Warning(Labelled(message));
    }

    public void Progress(OperationProgress progress)
    {
    }

    private string Labelled(string message) => store is null ? message : $"{store}: {message}";
}
