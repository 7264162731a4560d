namespace ProductionOps.Model;

/// <summary>A web vital over a period.</summary>
public sealed record VitalAnalytics : ModelObject
{
    /// <summary>Newest value, in the unit of the vital.</summary>
    public double? Current { get; init; }

    /// <summary>Where it is heading.</summary>
    public Trend Trend { get; init; }
}
