using ProductionOps.Model;

namespace ProductionOps.Monitoring.Incidents;

/// <summary>What a person says of an incident; a null property leaves it as it is, an empty text removes it.</summary>
public sealed record IncidentChange
{
    /// <summary>How far its handling has come.</summary>
    public IncidentStatus? Status { get; init; }

    /// <summary>Severity.</summary>
    public IncidentSeverity? Severity { get; init; }

    /// <summary>What was seen.</summary>
    public string? Description { get; init; }

    /// <summary>What was affected.</summary>
    public IReadOnlyList<string>? ImpactedServices { get; init; }

    /// <summary>Why it happened.</summary>
    public string? RootCause { get; init; }

    /// <summary>How it ended.</summary>
    public string? Resolution { get; init; }

    /// <summary>What was learnt.</summary>
    public string? PostMortem { get; init; }

    /// <summary>The incident with the changes.</summary>
    public UptimeIncident Apply(UptimeIncident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return incident with
        {
            Status = Status ?? incident.Status,
            Severity = Severity ?? incident.Severity,
            Description = string.IsNullOrWhiteSpace(Description) ? incident.Description : Description,
            ImpactedServices = ImpactedServices ?? incident.ImpactedServices,
            RootCause = Text(RootCause, incident.RootCause),
            Resolution = Text(Resolution, incident.Resolution),
            PostMortem = Text(PostMortem, incident.PostMortem),
        };
    }

    private static string? Text(string? change, string? before) => change switch { null => before, "" => null, _ => change };
}
