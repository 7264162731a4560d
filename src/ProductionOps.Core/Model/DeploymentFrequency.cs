namespace ProductionOps.Model;

/// <summary>
/// Deployments that became live, per time. Days are those of the time zone of the period: a day with 23 or 25 hours is one day.
/// </summary>
public sealed record DeploymentFrequency : ModelObject
{
    /// <summary>Per day.</summary>
    public double Daily { get; init; }

    /// <summary>Per week.</summary>
    public double Weekly { get; init; }

    /// <summary>Per month of 30 days.</summary>
    public double Monthly { get; init; }

    /// <summary>Deployments in the period (an addition to the specification).</summary>
    public int? Deployments { get; init; }

    /// <summary>Days on which there was at least one (an addition to the specification).</summary>
    public int? DeploymentDays { get; init; }

    /// <summary>Rollbacks in the period, which are no deployments (an addition to the specification).</summary>
    public int? Rollbacks { get; init; }
}
