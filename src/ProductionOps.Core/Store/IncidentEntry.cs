using ProductionOps.Model;

namespace ProductionOps.Store;

/// <summary>What lists and reports need of an uptime incident.</summary>
public sealed record IncidentEntry
{
    /// <summary>Identifier.</summary>
    public required string IncidentId { get; init; }

    /// <summary>First failing sample.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>First good sample after it.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Seconds from start to end.</summary>
    public double? Duration { get; init; }

    /// <summary>Severity.</summary>
    public required IncidentSeverity Severity { get; init; }

    /// <summary>How far its handling has come.</summary>
    public required IncidentStatus Status { get; init; }

    /// <summary>What was seen.</summary>
    public string? Description { get; init; }

    /// <summary>Position in the order of all records of this kind.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the stored record, in lower-case hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>Bytes of the stored record.</summary>
    public required long Length { get; init; }
}
