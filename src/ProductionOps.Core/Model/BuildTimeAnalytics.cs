namespace ProductionOps.Model;

/// <summary>Build times over a period.</summary>
public sealed record BuildTimeAnalytics : TrendedAnalytics
{
    /// <summary>Mean, in seconds.</summary>
    public double? Average { get; init; }

    /// <summary>95th percentile, in seconds.</summary>
    public double? Percentile95 { get; init; }

    /// <summary>Median, in seconds (an addition to the specification).</summary>
    public double? Median { get; init; }

    /// <summary>Builds that they are of (an addition to the specification).</summary>
    public int? Builds { get; init; }
}
