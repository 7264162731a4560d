namespace ProductionOps.Model;

/// <summary>The period that analytics are of (an addition to the specification).</summary>
public sealed record AnalyticsPeriod : ModelObject
{
    /// <summary>Start.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>End, not part of it.</summary>
    public DateTimeOffset To { get; init; }

    /// <summary>Time zone whose days are counted.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How many days it is long; a day with 23 or 25 hours is one day.</summary>
    public double Days { get; init; }
}
