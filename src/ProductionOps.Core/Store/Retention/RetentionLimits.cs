using ProductionOps.Model;

namespace ProductionOps.Store.Retention;

/// <summary>A retention policy at one instant.</summary>
internal sealed class RetentionLimits
{
    /// <exception cref="OperationException"><c>RetentionPeriodInvalid</c>.</exception>
    public RetentionLimits(DataRetentionPolicy policy, DateTimeOffset now)
    {
        Now = now;
        Policy = policy;
        Deployments = new RetentionLimit(policy.Deployments.Retention, now);
        DeploymentArchive = new RetentionLimit(policy.Deployments.ArchiveAfter, now);
        MonitoringDetails = new RetentionLimit(policy.Monitoring.Detailed, now);
        MonitoringRollups = new RetentionLimit(policy.Monitoring.Aggregated, now);
        Alerts = new RetentionLimit(policy.Monitoring.Alerts, now);
        Maintenance = new RetentionLimit(policy.Maintenance.Retention, now);
        SuccessfulMaintenance = new RetentionLimit(policy.Maintenance.SuccessfulMaintenance, now);
        FailedMaintenance = new RetentionLimit(policy.Maintenance.FailedMaintenance, now);
        Configuration = new RetentionLimit(policy.Configuration.Retention, now);
    }

    public DateTimeOffset Now { get; }

    public DataRetentionPolicy Policy { get; }

    public RetentionLimit Deployments { get; }

    public RetentionLimit DeploymentArchive { get; }

    public RetentionLimit MonitoringDetails { get; }

    public RetentionLimit MonitoringRollups { get; }

    public RetentionLimit Alerts { get; }

    public RetentionLimit Maintenance { get; }

    public RetentionLimit SuccessfulMaintenance { get; }

    public RetentionLimit FailedMaintenance { get; }

    public RetentionLimit Configuration { get; }
}
