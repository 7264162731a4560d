using ProductionOps.Model;

namespace ProductionOps.Maintenance;

/// <summary>A maintenance run that is due.</summary>
public sealed record DueMaintenance
{
    /// <summary>Its record; null when it is a recurring one that has none yet.</summary>
    public string? MaintenanceId { get; init; }

    /// <summary>What it does.</summary>
    public required MaintenanceType MaintenanceType { get; init; }

    /// <summary>Environment whose configuration applies.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>When it was due; for a recurring one the beginning of the day, week, month or span that it is for.</summary>
    public required DateTimeOffset ScheduledTime { get; init; }

    /// <summary>Urgency.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Why it is due.</summary>
    public required string Reason { get; init; }
}
