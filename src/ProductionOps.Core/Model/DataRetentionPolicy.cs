namespace ProductionOps.Model;

/// <summary>How long data is kept.</summary>
public sealed record DataRetentionPolicy : ModelObject
{
    /// <summary>Deployments.</summary>
    public required DeploymentRetention Deployments { get; init; }

    /// <summary>Monitoring.</summary>
    public required MonitoringRetention Monitoring { get; init; }

    /// <summary>Maintenance.</summary>
    public required MaintenanceRetention Maintenance { get; init; }

    /// <summary>Configuration.</summary>
    public required ConfigurationRetention Configuration { get; init; }
}
