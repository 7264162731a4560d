using ProductionOps.Model;

namespace ProductionOps.Store;

/// <summary>What lists and reports need of an alert.</summary>
public sealed record AlertEntry
{
    /// <summary>Identifier.</summary>
    public required string AlertId { get; init; }

    /// <summary>What was measured.</summary>
    public required MonitoringType Type { get; init; }

    /// <summary>Severity.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset TriggeredAt { get; init; }

    /// <summary>When somebody took it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Whether it was escalated.</summary>
    public bool Escalated { get; init; }

    /// <summary>Position in the order of all records of this kind.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the stored record, in lower-case hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>Bytes of the stored record.</summary>
    public required long Length { get; init; }
}
