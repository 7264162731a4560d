namespace ProductionOps.Analytics.Statistics;

/// <summary>One value of a series.</summary>
/// <param name="Time">When it was measured, or the start of the time that it stands for.</param>
/// <param name="Value">The value.</param>
internal sealed record TrendPoint(DateTimeOffset Time, double Value)
{
    /// <summary>End of the time that it stands for; null when it is of one instant.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The deployment that it is of; null when it is of none.</summary>
    public string? DeploymentId { get; init; }
}
