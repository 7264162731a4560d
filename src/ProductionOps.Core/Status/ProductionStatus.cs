using ProductionOps.Model;

namespace ProductionOps.Status;

/// <summary>One environment at a glance.</summary>
public sealed record ProductionStatus
{
    /// <summary>Name of the site.</summary>
    public required string Site { get; init; }

    /// <summary>Environment.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Whether anything needs attention.</summary>
    public required ProductionHealth Health { get; init; }

    /// <summary>Public address; null before anything was deployed.</summary>
    public string? Url { get; init; }

    /// <summary>The deployment whose release should be served; null when there is none.</summary>
    public string? LiveDeploymentId { get; init; }

    /// <summary>When it became the live one.</summary>
    public DateTimeOffset? LiveSince { get; init; }

    /// <summary>Its commit.</summary>
    public string? CommitHash { get; init; }

    /// <summary>The newest deployment, whatever became of it.</summary>
    public string? LastDeploymentId { get; init; }

    /// <summary>Its status.</summary>
    public DeploymentStatus? LastDeploymentStatus { get; init; }

    /// <summary>Constitutional compliance of the live deployment, 0 to 100; null when it was not checked.</summary>
    public double? ComplianceScore { get; init; }

    /// <summary>Known vulnerabilities of the live deployment; null when they are unknown.</summary>
    public int? Vulnerabilities { get; init; }

    /// <summary>Version of the active configuration; null when there is none.</summary>
    public string? ConfigurationVersion { get; init; }

    /// <summary>Why nobody may deploy; null when everybody may.</summary>
    public string? HoldReason { get; init; }

    /// <summary>Outcome of the newest uptime sample; null when it is unknown.</summary>
    public UptimeStatus? UptimeStatus { get; init; }

    /// <summary>Availability of the last 30 days, as a percentage of known time; null when nothing is known.</summary>
    public double? Availability { get; init; }

    /// <summary>When the uptime was measured last; null when it never was.</summary>
    public DateTimeOffset? LastMeasuredAt { get; init; }

    /// <summary>Outages that are not over.</summary>
    public int OpenIncidents { get; init; }

    /// <summary>Alerts that are not over.</summary>
    public int OpenAlerts { get; init; }

    /// <summary>Maintenance that waits for an approval.</summary>
    public int MaintenanceToApprove { get; init; }

    /// <summary>When the newest backup was made; null when there is none.</summary>
    public DateTimeOffset? LastBackupAt { get; init; }

    /// <summary>When a backup was last restored to test it, with success; null when that never was.</summary>
    public DateTimeOffset? LastRestorationTestAt { get; init; }

    /// <summary>The newest measurement of each type in one record; null when nothing was measured.</summary>
    public ProductionMonitoring? Monitoring { get; init; }

    /// <summary>What needs attention, most urgent first, each with what to do; nothing when all is well.</summary>
    public IReadOnlyList<string> Attention { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }

    /// <summary>The same with their rules, for formats that have some.</summary>
    internal IReadOnlyList<AttentionItem> Items { get; init; } = [];
}
