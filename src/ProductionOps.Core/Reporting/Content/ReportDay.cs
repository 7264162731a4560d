namespace ProductionOps.Reporting.Content;

/// <summary>One day of a report.</summary>
public sealed record ReportDay
{
    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Its start, or that of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Its end, or that of the period.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Whether it is a day in UTC, because its measurements are only kept as such.</summary>
    public bool IsUtc { get; init; }

    /// <summary>Percentage of known time in which the site was up or degraded; null when nothing is known.</summary>
    public double? Availability { get; init; }

    /// <summary>Percentage of the day of which the outcome is known.</summary>
    public double? Coverage { get; init; }

    /// <summary>Seconds down.</summary>
    public double DownTime { get; init; }

    /// <summary>Seconds of planned maintenance, which count neither as up, down nor unknown.</summary>
    public double MaintenanceTime { get; init; }

    /// <summary>Samples.</summary>
    public long Samples { get; init; }

    /// <summary>Median response time in milliseconds, within 1 %.</summary>
    public double? MedianResponseTime { get; init; }

    /// <summary>95th percentile of the response times in milliseconds, within 1 %.</summary>
    public double? Percentile95ResponseTime { get; init; }
}
