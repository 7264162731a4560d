namespace ProductionOps.Model;

/// <summary>What a maintenance run is expected to cost.</summary>
public sealed record ImpactAssessment : ModelObject
{
    /// <summary>Impact on users.</summary>
    public UserImpact UserImpact { get; init; }

    /// <summary>Seconds of downtime.</summary>
    public double Downtime { get; init; }

    /// <summary>Seconds to undo it.</summary>
    public double RollbackTime { get; init; }
}
