namespace ProductionOps.Model;

/// <summary>How much a measurement finds (an addition to the specification).</summary>
public sealed record FindingAnalytics : TrendedAnalytics
{
    /// <summary>Findings of the newest measurement; absent when there is none.</summary>
    public double? Current { get; init; }

    /// <summary>Measurements in the period.</summary>
    public long Measurements { get; init; }
}
