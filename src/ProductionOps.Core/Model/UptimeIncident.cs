namespace ProductionOps.Model;

/// <summary>A period in which the site was not available as it should be.</summary>
public sealed record UptimeIncident : ModelObject
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-incident in UTC.</summary>
    public required string IncidentId { get; init; }

    /// <summary>First failing sample.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>First good sample after it.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Seconds from start to end.</summary>
    public double? Duration { get; init; }

    /// <summary>Severity.</summary>
    public IncidentSeverity Severity { get; init; }

    /// <summary>How far its handling has come.</summary>
    public IncidentStatus Status { get; init; }

    /// <summary>What was seen.</summary>
    public required string Description { get; init; }

    /// <summary>What was affected.</summary>
    public IReadOnlyList<string> ImpactedServices { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }

    /// <summary>Why it happened.</summary>
    public string? RootCause { get; init; }

    /// <summary>How it ended.</summary>
    public string? Resolution { get; init; }

    /// <summary>What was learnt.</summary>
    public string? PostMortem { get; init; }

    /// <summary>
    /// Version of the format that this record was written in (an addition to the specification); absent in records of other
    /// tools.
    /// </summary>
    public int? SchemaVersion { get; init; }

    /// <summary>Position in the order of all records of this kind, never reused (an addition to the specification).</summary>
    public long? Sequence { get; init; }
}
