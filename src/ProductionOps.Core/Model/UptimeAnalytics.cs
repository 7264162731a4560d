namespace ProductionOps.Model;

/// <summary>Uptime over a period.</summary>
public sealed record UptimeAnalytics : ModelObject
{
    /// <summary>Availability, as a percentage of known time.</summary>
    public double? Current { get; init; }

    /// <summary>Where it is heading.</summary>
    public Trend Trend { get; init; }

    /// <summary>Incidents.</summary>
    public int Incidents { get; init; }

    /// <summary>Mean time to recovery, in seconds.</summary>
    public double? Mttr { get; init; }
}
