using ProductionOps.Model;

namespace ProductionOps.Store.Retention;

/// <summary>How long data is kept where the configuration says nothing.</summary>
public static class RetentionDefaults
{
    /// <summary>The policy of the specification.</summary>
    public static DataRetentionPolicy Policy { get; } = new()
    {
        Deployments = new DeploymentRetention { Retention = "1 year", ArchiveAfter = "6 months", CompressionEnabled = true },
        Monitoring = new MonitoringRetention { Detailed = "30 days", Aggregated = "1 year", Alerts = "6 months" },
        Maintenance = new MaintenanceRetention { Retention = "1 year", SuccessfulMaintenance = "3 months", FailedMaintenance = "1 year" },
        Configuration = new ConfigurationRetention { Retention = "indefinite", ActiveVersions = 10 },
    };
}
