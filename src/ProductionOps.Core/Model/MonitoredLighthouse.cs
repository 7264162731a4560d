namespace ProductionOps.Model;

/// <summary>Lighthouse category scores and when they were measured.</summary>
public sealed record MonitoredLighthouse : ModelObject
{
    /// <summary>Performance, 0 to 100.</summary>
    public double? Performance { get; init; }

    /// <summary>Accessibility, 0 to 100.</summary>
    public double? Accessibility { get; init; }

    /// <summary>Best practices, 0 to 100.</summary>
    public double? BestPractices { get; init; }

    /// <summary>Search engine optimization, 0 to 100.</summary>
    public double? Seo { get; init; }

    /// <summary>When Lighthouse ran.</summary>
    public DateTimeOffset? LastRun { get; init; }
}
