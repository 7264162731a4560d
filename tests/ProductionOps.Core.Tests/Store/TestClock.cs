namespace ProductionOps.Core.Tests.Store;

/// <summary>A clock that stands where it is put; only what it is asked for the time of day, so timers and stopwatches run on.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 23, 15, 42, 123, TimeSpan.Zero);

    public TestClock()
        : this(Start)
    {
    }

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
