namespace ProductionOps.Model;

/// <summary>Deployments per period.</summary>
public sealed record DeploymentFrequency : ModelObject
{
    /// <summary>Per day.</summary>
    public double Daily { get; init; }

    /// <summary>Per week.</summary>
    public double Weekly { get; init; }

    /// <summary>Per month of 30 days.</summary>
    public double Monthly { get; init; }
}
