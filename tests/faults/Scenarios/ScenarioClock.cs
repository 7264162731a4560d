namespace ProductionOps.Faults.Scenarios;

/// <summary>A clock that stands where it is put; timers and stopwatches run on.</summary>
internal sealed class ScenarioClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>Where the clock of a scenario begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 23, 15, 42, 123, TimeSpan.Zero);

    public ScenarioClock()
        : this(Start)
    {
    }

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
