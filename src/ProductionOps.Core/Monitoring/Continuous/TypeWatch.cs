using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>When one type of one environment is measured, and what became of it.</summary>
/// <param name="type">The type.</param>
/// <param name="grid">Its slots.</param>
/// <param name="spread">Time over which what is late is spread.</param>
internal sealed class TypeWatch(MonitoringType type, MeasurementGrid grid, TimeSpan spread)
{
    // More than a busy machine makes: it slept, or its clock was set forward.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    public MonitoringType Type => type;

    public MeasurementGrid Grid => grid;

    public DateTimeOffset Due { get; private set; }

    /// <summary>The measurement that is going on; completed when there is none.</summary>
    public Task Running { get; set; } = Task.CompletedTask;

    /// <summary>The newest record.</summary>
    public ProductionMonitoring? Newest { get; set; }

    /// <summary>Why the last measurement failed; null when it did not.</summary>
    public OperationException? Error { get; set; }

    /// <summary>
    /// Decides on the first slot: now, where the slot before now was missed, else the next one. Slots that were missed are one, not many.
    /// </summary>
    public void Begin(DateTimeOffset now) =>
        Due = Newest?.Timestamp is { } newest && newest >= grid.Before(now) && newest <= now ? grid.After(now) : Spread(now);

    /// <summary>Whether to measure now. A slot that comes while the measurement before it is still going on is left out.</summary>
    public bool TakeDue(DateTimeOffset now)
    {
        // A clock that was set back must not make it wait.
        if (Due - now > grid.Interval) Due = grid.After(now);
        if (Due > now) return false;
        if (now - Due > Late && spread > TimeSpan.Zero)
        {
            Due = Spread(now);
            if (Due > now) return false;
        }

        Due = grid.After(now);
        return Running.IsCompleted;
    }

    private DateTimeOffset Spread(DateTimeOffset now)
    {
        var late = now + ((spread < grid.Interval ? spread : grid.Interval) * grid.Fraction);
        var next = grid.After(now);
        return late < next ? late : next;
    }
}
