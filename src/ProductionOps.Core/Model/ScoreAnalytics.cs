namespace ProductionOps.Model;

/// <summary>A score over a period, 0 to 100 (an addition to the specification).</summary>
public sealed record ScoreAnalytics : TrendedAnalytics
{
    /// <summary>Newest score; absent when there is none.</summary>
    public double? Current { get; init; }

    /// <summary>Mean; absent when there is none.</summary>
    public double? Average { get; init; }
}
