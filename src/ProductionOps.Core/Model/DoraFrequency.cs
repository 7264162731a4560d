namespace ProductionOps.Model;

/// <summary>How often changes reach an environment (an addition to the specification).</summary>
public sealed record DoraFrequency : ModelObject
{
    /// <summary>Deployments per day.</summary>
    public double PerDay { get; init; }

    /// <summary>How many deployments there were.</summary>
    public int Count { get; init; }

    /// <summary>
    /// <c>daily</c>: in the median week at least three days with a deployment; <c>weekly</c>: at least one; <c>monthly</c>: at least one in the median
    /// month; else <c>yearly</c>. Absent where the period is too short to tell.
    /// </summary>
    public string? Rhythm { get; init; }

    /// <summary>The deployments.</summary>
    public IReadOnlyList<string> DeploymentIds { get => field ?? []; init; }

    /// <summary>What limits it.</summary>
    public string? Note { get; init; }
}
