namespace ProductionOps.Model;

/// <summary>A figure over a period, and where it is heading.</summary>
public abstract record TrendedAnalytics : ModelObject
{
    /// <summary>
    /// Where it is heading: improving or degrading only where a Mann-Kendall test finds a trend (p below 0.05) and the Theil-Sen change over the
    /// period is more than the metric's floor; else stable.
    /// </summary>
    public Trend Trend { get; init; }

    /// <summary>Theil-Sen change over the period, in the unit of the figure; absent with fewer than eight points (an addition to the specification).</summary>
    public double? TrendChange { get; init; }

    /// <summary>Two-sided p-value of the Mann-Kendall test; absent with fewer than eight points (an addition to the specification).</summary>
    public double? TrendPValue { get; init; }

    /// <summary>Points that the trend was computed from (an addition to the specification).</summary>
    public int? TrendPoints { get; init; }

    /// <summary>Since when, where a Pettitt test finds one change of the level (an addition to the specification).</summary>
    public DateTimeOffset? TrendSince { get; init; }

    /// <summary>The deployment that became live when the level changed (an addition to the specification).</summary>
    public string? TrendDeploymentId { get; init; }

    /// <summary>What limits the figure or its trend, such as insufficient data; absent when nothing does (an addition to the specification).</summary>
    public string? Note { get; init; }
}
