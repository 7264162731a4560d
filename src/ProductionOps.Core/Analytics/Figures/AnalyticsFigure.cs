using ProductionOps.Model;

namespace ProductionOps.Analytics.Figures;

/// <summary>One figure of a period, beside that of the period before. All of it is scalar, so that spreadsheets take it as it is.</summary>
public sealed record AnalyticsFigure
{
    /// <summary>Environment.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Start of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the period, not part of it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Time zone whose days are counted.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Its name in the analytics, such as <c>buildTimes.average</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The figure; null when there is no data.</summary>
    public double? Value { get; init; }

    /// <summary>Its unit: <c>s</c>, <c>ms</c>, <c>%</c>; empty for numbers and scores.</summary>
    public required string Unit { get; init; }

    /// <summary>The figure of the period before, which is as long; null when there is no data.</summary>
    public double? Previous { get; init; }

    /// <summary>Difference between the two; null where one is not known.</summary>
    public double? Change => Value - Previous;

    /// <summary>The same as a percentage of the period before; null where that is zero.</summary>
    public double? ChangePercent => Previous is { } before && before != 0 ? 100 * Change / Math.Abs(before) : null;

    /// <summary>Where it is heading within the period; null for figures that have no trend.</summary>
    public Trend? Trend { get; init; }

    /// <summary>Two-sided p-value of the trend; null with fewer than eight points.</summary>
    public double? TrendPValue { get; init; }

    /// <summary>Since when its level is another.</summary>
    public DateTimeOffset? TrendSince { get; init; }

    /// <summary>The deployment that came with the change.</summary>
    public string? TrendDeploymentId { get; init; }

    /// <summary>What limits it, such as no data.</summary>
    public string? Note { get; init; }

    /// <summary>The records that it was computed from, separated by spaces; null where they are too many to name.</summary>
    public string? RecordIds { get; init; }
}
