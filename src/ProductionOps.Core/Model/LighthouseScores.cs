namespace ProductionOps.Model;

/// <summary>Lighthouse category scores.</summary>
public sealed record LighthouseScores : ModelObject
{
    /// <summary>Performance, 0 to 100.</summary>
    public double? Performance { get; init; }

    /// <summary>Accessibility, 0 to 100.</summary>
    public double? Accessibility { get; init; }

    /// <summary>Best practices, 0 to 100.</summary>
    public double? BestPractices { get; init; }

    /// <summary>Search engine optimization, 0 to 100.</summary>
    public double? Seo { get; init; }
}
