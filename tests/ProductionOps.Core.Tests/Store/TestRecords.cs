using ProductionOps.Model;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Store;

internal static class TestRecords
{
    public static ProductionDeployment Deployment(DateTimeOffset timestamp, string branch = "main") => new()
    {
        DeploymentId = string.Empty,
        CommitHash = new string('a', 40),
        BranchName = branch,
        Timestamp = timestamp,
        Environment = DeploymentEnvironment.Production,
        DeploymentType = DeploymentType.Update,
        TriggerSource = TriggerSource.Manual,
        DeployedBy = "tester",
        Status = DeploymentStatus.Pending,
    };

    public static ProductionMonitoring Monitoring(DateTimeOffset timestamp, MonitoringType type = MonitoringType.Uptime) => new()
    {
        MonitoringId = string.Empty,
        Timestamp = timestamp,
        MonitoringType = type,
        SiteUrl = "https://example.com/",
        Environment = DeploymentEnvironment.Production,
        Uptime = type == MonitoringType.Uptime ? new UptimeMeasurement { Status = UptimeStatus.Up, ResponseTime = 12.5, HttpStatus = 200 } : null,
    };

    public static MaintenanceAutomation Maintenance(DateTimeOffset scheduled) => new()
    {
        MaintenanceId = string.Empty,
        MaintenanceType = MaintenanceType.Backup,
        ScheduledTime = scheduled,
        Priority = Priority.Medium,
        Status = MaintenanceStatus.Scheduled,
    };

    public static ProductionConfiguration Configuration(
        string version, DeploymentEnvironment environment = DeploymentEnvironment.Production) =>
        (ProductionConfiguration)Specimens.Create(typeof(ProductionConfiguration)) with { Version = version, Environment = environment, Timestamp = null };
}
