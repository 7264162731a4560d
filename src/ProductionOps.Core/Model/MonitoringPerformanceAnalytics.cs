namespace ProductionOps.Model;

/// <summary>Performance over a period.</summary>
public sealed record MonitoringPerformanceAnalytics : ModelObject
{
    /// <summary>Newest Lighthouse scores.</summary>
    public LighthouseScores? LighthouseScores { get; init; }

    /// <summary>Web vitals.</summary>
    public VitalsAnalytics? CoreWebVitals { get; init; }

    /// <summary>The Lighthouse performance score over the period (an addition to the specification).</summary>
    public ScoreAnalytics? PerformanceScore { get; init; }
}
