namespace ProductionOps.Model;

/// <summary>Response times over a period, in milliseconds (an addition to the specification).</summary>
public sealed record ResponseTimeAnalytics : TrendedAnalytics
{
    /// <summary>Mean.</summary>
    public double? Average { get; init; }

    /// <summary>The smallest.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest.</summary>
    public double? Maximum { get; init; }

    /// <summary>Median.</summary>
    public double? Median { get; init; }

    /// <summary>90th percentile.</summary>
    public double? Percentile90 { get; init; }

    /// <summary>95th percentile.</summary>
    public double? Percentile95 { get; init; }

    /// <summary>99th percentile.</summary>
    public double? Percentile99 { get; init; }

    /// <summary>Whether the percentiles are within 1 %, from summaries of days, rather than of the values themselves.</summary>
    public bool IsApproximate { get; init; }
}
