namespace ProductionOps.Model;

/// <summary>A web vital over a period.</summary>
public sealed record VitalAnalytics : TrendedAnalytics
{
    /// <summary>Newest value, in the unit of the vital.</summary>
    public double? Current { get; init; }

    /// <summary>75th percentile, by which web vitals are judged, in the unit of the vital (an addition to the specification).</summary>
    public double? Percentile75 { get; init; }

    /// <summary>Rating of the 75th percentile (an addition to the specification).</summary>
    public WebVitalRating? Rating { get; init; }

    /// <summary>Whether the percentile is within 1 %, from summaries of days (an addition to the specification).</summary>
    public bool? IsApproximate { get; init; }
}
