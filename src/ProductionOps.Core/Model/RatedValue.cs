namespace ProductionOps.Model;

/// <summary>A web vital with its published rating.</summary>
public sealed record RatedValue : ModelObject
{
    /// <summary>The value, in the unit of the vital.</summary>
    public double Value { get; init; }

    /// <summary>Its rating.</summary>
    public WebVitalRating Rating { get; init; }
}
