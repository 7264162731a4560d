using ProductionOps.Model;

namespace ProductionOps.Maintenance;

/// <summary>A maintenance run that is wanted.</summary>
public sealed record MaintenanceRequest
{
    /// <summary>What it does.</summary>
    public required MaintenanceType Type { get; init; }

    /// <summary>When it is due; null for now.</summary>
    public DateTimeOffset? ScheduledTime { get; init; }

    /// <summary>Urgency; of several that are due, the most urgent runs first.</summary>
    public Priority Priority { get; init; } = Priority.Medium;

    /// <summary>Environment whose configuration applies.</summary>
    public DeploymentEnvironment Environment { get; init; } = DeploymentEnvironment.Production;

    /// <summary>Whether it runs when somebody asks for all that is due; otherwise only when it is named.</summary>
    public bool Automated { get; init; }

    /// <summary>Whether a person must allow it, also where neither the configuration nor the impact asks for that.</summary>
    public bool RequireApproval { get; init; }

    /// <summary>Who wants it; null for the user of this process.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>What whoever allows it should know.</summary>
    public string? Comment { get; init; }

    /// <summary>What to do beyond the type.</summary>
    public MaintenanceOptions? Options { get; init; }

    /// <summary>Directory of the project; null for the one that was deployed from this machine last, else the one that holds the store.</summary>
    public string? ProjectDirectory { get; init; }
}
