namespace ProductionOps.Model;

/// <summary>Build times over a period.</summary>
public sealed record BuildTimeAnalytics : ModelObject
{
    /// <summary>Mean, in seconds.</summary>
    public double? Average { get; init; }

    /// <summary>Where they are heading.</summary>
    public Trend Trend { get; init; }

    /// <summary>95th percentile, in seconds.</summary>
    public double? Percentile95 { get; init; }
}
