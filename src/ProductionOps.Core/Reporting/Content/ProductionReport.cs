using ProductionOps.Analytics.Figures;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Status;
using ProductionOps.Store;

namespace ProductionOps.Reporting.Content;

/// <summary>All that a report shows.</summary>
public sealed record ProductionReport
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The environment now.</summary>
    public required ProductionStatus Status { get; init; }

    /// <summary>Deployments of the period.</summary>
    public required PerformanceAnalytics Deployments { get; init; }

    /// <summary>Measurements of the period.</summary>
    public required MonitoringAnalytics Monitoring { get; init; }

    /// <summary>Every figure beside that of the period before.</summary>
    public required IReadOnlyList<AnalyticsFigure> Figures { get; init; }

    /// <summary>Days in which the uptime was measured, oldest first.</summary>
    public required IReadOnlyList<ReportDay> Days { get; init; }

    /// <summary>Measurements of the performance, oldest first.</summary>
    public required IReadOnlyList<ReportMeasurement> Measurements { get; init; }

    /// <summary>Deployments and rollbacks of the period, oldest first.</summary>
    public required IReadOnlyList<DeploymentEntry> DeploymentList { get; init; }

    /// <summary>Incidents that were open in the period, newest first.</summary>
    public required IReadOnlyList<UptimeIncident> Incidents { get; init; }

    /// <summary>Alerts that were open in the period, newest first.</summary>
    public required IReadOnlyList<MonitoringAlert> Alerts { get; init; }

    /// <summary>Maintenance of the period and what is planned, newest first.</summary>
    public required IReadOnlyList<MaintenanceEntry> Maintenance { get; init; }

    /// <summary>Backups that are there, newest first.</summary>
    public required IReadOnlyList<BackupEntry> Backups { get; init; }

    /// <summary>Targets and budgets of the active configuration; null when there is none.</summary>
    public PerformanceTargets? Targets { get; init; }

    /// <summary>What the last validation of the content found; null when there was none.</summary>
    internal ContentValidationResult? Content { get; init; }

    /// <summary>What the last check of the store found; null when it was never checked.</summary>
    internal DataIntegrityCheck? Integrity { get; init; }

    /// <summary>What could not be read or found out, one sentence each.</summary>
    public required IReadOnlyList<string> Limits { get; init; }
}
