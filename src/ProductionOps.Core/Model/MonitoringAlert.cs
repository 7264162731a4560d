using System.Text.Json;
using ProductionOps.Json;

namespace ProductionOps.Model;

/// <summary>An alert raised by monitoring.</summary>
public sealed record MonitoringAlert : ModelObject
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-alert in UTC.</summary>
    public required string AlertId { get; init; }

    /// <summary>What was measured.</summary>
    public MonitoringType Type { get; init; }

    /// <summary>Severity.</summary>
    public AlertSeverity Severity { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What was seen and what to do.</summary>
    public required string Description { get; init; }

    /// <summary>When it was raised.</summary>
    public DateTimeOffset TriggeredAt { get; init; }

    /// <summary>When somebody took it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Whether it was escalated.</summary>
    public bool Escalated { get; init; }

    /// <summary>Addresses that were notified, with secrets removed.</summary>
    public IReadOnlyList<string> NotificationsSent { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }

    /// <summary>Facts that help to understand it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get => field ?? new JsonValueDictionary(null); init => field = new JsonValueDictionary(value); }

    /// <summary>
    /// Version of the format that this record was written in (an addition to the specification); absent in records of other
    /// tools.
    /// </summary>
    public int? SchemaVersion { get; init; }

    /// <summary>Position in the order of all records of this kind, never reused (an addition to the specification).</summary>
    public long? Sequence { get; init; }
}
