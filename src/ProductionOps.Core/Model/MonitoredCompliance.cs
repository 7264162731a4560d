namespace ProductionOps.Model;

/// <summary>Constitutional compliance over a period.</summary>
public sealed record MonitoredCompliance : ModelObject
{
    /// <summary>Newest score, 0 to 100.</summary>
    public double? OverallScore { get; init; }

    /// <summary>Score of each principle in the newest measurement.</summary>
    public required PrincipleScores PrincipleScores { get; init; }

    /// <summary>The score over the period (an addition to the specification).</summary>
    public ScoreAnalytics? Score { get; init; }
}
