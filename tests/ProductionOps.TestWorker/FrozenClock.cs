namespace ProductionOps.TestWorker;

/// <summary>A clock that stands still.</summary>
internal sealed class FrozenClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
