namespace ProductionOps.Model;

/// <summary>Uptime over a period.</summary>
public sealed record UptimeAnalytics : TrendedAnalytics
{
    /// <summary>Availability, as a percentage of known time.</summary>
    public double? Current { get; init; }

    /// <summary>Incidents that were open at some time of the period.</summary>
    public int Incidents { get; init; }

    /// <summary>Mean time to recovery of the incidents that ended in the period, in seconds.</summary>
    public double? Mttr { get; init; }

    /// <summary>
    /// Mean time to acknowledgement of the uptime alerts that were raised in the period and acknowledged, in seconds (an addition to the
    /// specification).
    /// </summary>
    public double? Mtta { get; init; }

    /// <summary>
    /// Mean time from the end of an outage to the beginning of the next, in seconds; incidents that overlap are one outage (an addition to the
    /// specification).
    /// </summary>
    public double? Mtbf { get; init; }

    /// <summary>Percentage of the period, without planned maintenance, of which the outcome is known (an addition to the specification).</summary>
    public double? Coverage { get; init; }

    /// <summary>Samples (an addition to the specification).</summary>
    public long? Samples { get; init; }

    /// <summary>Seconds up (an addition to the specification).</summary>
    public double? UpTime { get; init; }

    /// <summary>Seconds up, but slow or partly failing (an addition to the specification).</summary>
    public double? DegradedTime { get; init; }

    /// <summary>Seconds down (an addition to the specification).</summary>
    public double? DownTime { get; init; }

    /// <summary>Seconds of which nothing is known (an addition to the specification).</summary>
    public double? UnknownTime { get; init; }

    /// <summary>Seconds of planned maintenance, which count neither as up, down nor unknown (an addition to the specification).</summary>
    public double? MaintenanceTime { get; init; }

    /// <summary>Incidents that are not over at the end of the period (an addition to the specification).</summary>
    public int? OpenIncidents { get; init; }

    /// <summary>The incidents (an addition to the specification).</summary>
    public IReadOnlyList<string> IncidentIds { get => field ?? []; init; }

    /// <summary>Response times (an addition to the specification).</summary>
    public ResponseTimeAnalytics? ResponseTime { get; init; }

    /// <summary>Samples that found the site down, as a percentage (an addition to the specification).</summary>
    public ErrorRateAnalytics? ErrorRate { get; init; }
}
