namespace ProductionOps.Model;

/// <summary>Constitutional compliance over a period.</summary>
public sealed record MonitoredCompliance : ModelObject
{
    /// <summary>0 to 100.</summary>
    public double? OverallScore { get; init; }

    /// <summary>Score of each principle.</summary>
    public required PrincipleScores PrincipleScores { get; init; }
}
