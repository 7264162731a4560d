namespace ProductionOps.Testing;

/// <summary>A clock that stands where it is put.</summary>
public sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 31, 23, 15, 42, 123, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
