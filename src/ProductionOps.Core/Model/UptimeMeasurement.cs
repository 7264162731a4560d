namespace ProductionOps.Model;

/// <summary>An uptime sample.</summary>
public sealed record UptimeMeasurement : ModelObject
{
    /// <summary>Outcome; absent when it is unknown because the own network failed.</summary>
    public UptimeStatus? Status { get; init; }

    /// <summary>Milliseconds from before the request to the last byte of the answer.</summary>
    public double? ResponseTime { get; init; }

    /// <summary>Status code of the answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Where it was measured from.</summary>
    public string? Location { get; init; }

    /// <summary>Percentage of known time, over the last 30 days, in which the site was up or degraded.</summary>
    public double? Availability { get; init; }

    /// <summary>Incidents open at the time.</summary>
    public IReadOnlyList<UptimeIncident> Incidents { get => field ?? []; init; }

    /// <summary>Why the site is not up, or why that is unknown; absent when it is up (an addition to the specification).</summary>
    public string? Reason { get; init; }

    /// <summary>What each location saw (an addition to the specification).</summary>
    public IReadOnlyList<UptimeSample>? Samples { get; init; }
}
