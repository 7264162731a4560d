namespace ProductionOps.Store.Retention;

/// <summary>One period of a policy at one instant.</summary>
internal sealed class RetentionLimit(string period, DateTimeOffset now)
{
    private readonly DateTimeOffset? _before = RetentionPeriod.Parse(period).Before(now);

    /// <summary>The period as text.</summary>
    public string Period { get; } = RetentionPeriod.Parse(period).ToString();

    /// <summary>Whether what was made at an instant is older than the period.</summary>
    public bool IsPast(DateTimeOffset instant) => _before is { } before && instant < before;

    /// <summary>Whether a day, all of it, is older than the period.</summary>
    public bool IsPast(DateOnly day) => _before is { } before && new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) <= before;
}
