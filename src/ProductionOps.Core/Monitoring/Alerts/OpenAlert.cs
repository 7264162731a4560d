using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>What is remembered of an open alert.</summary>
internal sealed record OpenAlert
{
    /// <summary>Its alert.</summary>
    public required string AlertId { get; init; }

    /// <summary>The worst severity seen.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>When it was raised; the waiting for an escalation begins with the first notice.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When people were told first; null while nobody was.</summary>
    public DateTimeOffset? FirstNotice { get; init; }

    /// <summary>When people were told last.</summary>
    public DateTimeOffset? LastNotice { get; init; }

    /// <summary>Worst severity that people were told of.</summary>
    public AlertSeverity? NotifiedSeverity { get; init; }

    /// <summary>Reminders so far.</summary>
    public int Reminders { get; init; }

    /// <summary>Steps of the escalation that were taken.</summary>
    public int EscalationSteps { get; init; }

    /// <summary>Channels that were told.</summary>
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>Identifier of the first message, for the thread of the later ones.</summary>
    public string? Thread { get; init; }
}
