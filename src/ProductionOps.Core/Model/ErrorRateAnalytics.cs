namespace ProductionOps.Model;

/// <summary>How many samples found the site down (an addition to the specification).</summary>
public sealed record ErrorRateAnalytics : TrendedAnalytics
{
    /// <summary>Percentage of the samples of which the outcome is known.</summary>
    public double? Rate { get; init; }
}
