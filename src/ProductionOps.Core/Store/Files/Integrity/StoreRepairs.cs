using ProductionOps.Model;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>The repairs of all parts of a store.</summary>
internal sealed record StoreRepairs
{
    public required StateRepair State { get; init; }

    public required RecordRepair<ProductionDeployment, DeploymentEntry> Deployments { get; init; }

    public required RecordRepair<MaintenanceAutomation, MaintenanceEntry> Maintenance { get; init; }

    public required RecordRepair<MonitoringAlert, AlertEntry> Alerts { get; init; }

    public required RecordRepair<UptimeIncident, IncidentEntry> Incidents { get; init; }

    public required RecordRepair<ProductionConfiguration, ConfigurationEntry> Versions { get; init; }

    public required ActiveConfigurationRepair Active { get; init; }

    public required RecordRepair<ProductionMonitoring, MonitoringEntry> Monitoring { get; init; }

    public required DayRepair Days { get; init; }
}
