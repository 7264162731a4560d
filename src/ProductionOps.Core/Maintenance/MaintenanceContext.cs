using ProductionOps.Model;

namespace ProductionOps.Maintenance;

/// <summary>What a maintenance task is asked to maintain.</summary>
public sealed record MaintenanceContext
{
    /// <summary>The record of the run.</summary>
    public required MaintenanceAutomation Maintenance { get; init; }

    /// <summary>The configuration that is active.</summary>
    public required ProductionConfiguration Configuration { get; init; }

    /// <summary>Full path of the directory in which the site is built: that of package.json.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Full path of the git work tree that the project is in; null when it is in none.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>Full path of the directory that the build writes; null when the configuration names no build. It need not exist.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Keeps files as they were before the run changes them.</summary>
    public required IMaintenanceSafeguard Safeguard { get; init; }

    /// <summary>Environment that is maintained.</summary>
    public DeploymentEnvironment Environment => Configuration.Environment;
}
