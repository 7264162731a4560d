namespace ProductionOps.Model;

/// <summary>A DORA metric that is a time (an addition to the specification).</summary>
public sealed record DoraTime : ModelObject
{
    /// <summary>Median, in seconds; absent when there is no data.</summary>
    public double? Median { get; init; }

    /// <summary>95th percentile, in seconds; absent when there is no data.</summary>
    public double? Percentile95 { get; init; }

    /// <summary>How many times it is of.</summary>
    public int Count { get; init; }

    /// <summary>The deployments that it was computed from.</summary>
    public IReadOnlyList<string> DeploymentIds { get => field ?? []; init; }

    /// <summary>What limits it, such as no data.</summary>
    public string? Note { get; init; }
}
