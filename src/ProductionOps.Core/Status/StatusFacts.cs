using ProductionOps.Deployment;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Status;

/// <summary>What an environment is judged by.</summary>
internal sealed record StatusFacts
{
    public required DateTimeOffset Now { get; init; }

    public ProductionConfiguration? Configuration { get; init; }

    /// <summary>The newest deployment, whatever became of it.</summary>
    public DeploymentEntry? Newest { get; init; }

    /// <summary>The record that made the live release live.</summary>
    public DeploymentEntry? Live { get; init; }

    /// <summary>The deployment of the live release.</summary>
    public ProductionDeployment? Source { get; init; }

    public DeploymentHold? Hold { get; init; }

    /// <summary>Who deploys now.</summary>
    public LockOwner? Running { get; init; }

    /// <summary>The newest measurements.</summary>
    public ProductionMonitoring? Monitoring { get; init; }

    /// <summary>When the uptime was measured last.</summary>
    public DateTimeOffset? LastSample { get; init; }

    public IReadOnlyList<UptimeIncident> OpenIncidents { get; init; } = [];

    public IReadOnlyList<MonitoringAlert> OpenAlerts { get; init; } = [];

    /// <summary>Maintenance, newest first.</summary>
    public IReadOnlyList<MaintenanceEntry> Maintenance { get; init; } = [];

    /// <summary>Backups, newest first; null when they could not be read.</summary>
    public IReadOnlyList<BackupEntry>? Backups { get; init; } = [];

    /// <summary>Why the backups could not be read.</summary>
    public string? BackupProblem { get; init; }
}
