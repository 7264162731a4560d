namespace ProductionOps.Model;

/// <summary>A DORA metric that is a rate (an addition to the specification).</summary>
public sealed record DoraRate : ModelObject
{
    /// <summary>Percentage; absent when there is no data.</summary>
    public double? Rate { get; init; }

    /// <summary>Lower bound of its Wilson interval at 95 %, as a percentage.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper bound of its Wilson interval at 95 %, as a percentage.</summary>
    public double? Upper { get; init; }

    /// <summary>How many deployments count.</summary>
    public int Count { get; init; }

    /// <summary>Of how many.</summary>
    public int Deployments { get; init; }

    /// <summary>The deployments that count.</summary>
    public IReadOnlyList<string> DeploymentIds { get => field ?? []; init; }

    /// <summary>What limits it, such as no data.</summary>
    public string? Note { get; init; }
}
