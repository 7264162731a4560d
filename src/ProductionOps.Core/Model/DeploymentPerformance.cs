namespace ProductionOps.Model;

/// <summary>Performance that validation measured.</summary>
public sealed record DeploymentPerformance : ModelObject
{
    /// <summary>Lighthouse scores; absent when Lighthouse did not run.</summary>
    public LighthouseScores? Lighthouse { get; init; }

    /// <summary>Web vitals; absent when no browser measured them.</summary>
    public CoreWebVitals? CoreWebVitals { get; init; }
}
