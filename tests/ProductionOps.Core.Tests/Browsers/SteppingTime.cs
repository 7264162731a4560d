namespace ProductionOps.Core.Tests.Browsers;

/// <summary>A clock that goes on a good deal each time that it is looked at, as it does for a thread that has to wait for a processor.</summary>
internal sealed class SteppingTime(TimeSpan step) : TimeProvider
{
    private long _steps;

    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Increment(ref _steps) * step.Ticks * (System.TimestampFrequency / TimeSpan.TicksPerSecond));
}
