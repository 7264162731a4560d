using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Faults.Scenarios;

/// <summary>All six kinds of records.</summary>
internal static class RecordChannels
{
    public static IRecordChannel DeploymentRecords { get; } = new RecordChannel<ProductionDeployment, DeploymentEntry>(
        "deployment",
        store => store.Deployments,
        static () => ProductionJson.Default.ProductionDeployment,
        Samples.Deployment,
        (record, number) => record with { DeploymentUrl = $"https://example.com/changed/{number}", Warnings = [$"warning {number}"] },
        record => (record.DeploymentId, record.Sequence),
        (record, id) => record with { DeploymentId = id },
        entry => new SeenRecord(entry.DeploymentId, entry.Sequence, entry.Checksum));

    public static IRecordChannel MonitoringRecords { get; } = new RecordChannel<ProductionMonitoring, MonitoringEntry>(
        "monitor",
        store => store.Monitoring,
        static () => ProductionJson.Default.ProductionMonitoring,
        Samples.Monitoring,
        (record, number) => record with { SiteUrl = $"https://example.com/changed/{number}" },
        record => (record.MonitoringId, record.Sequence),
        (record, id) => record with { MonitoringId = id },
        entry => new SeenRecord(entry.MonitoringId, entry.Sequence, entry.Checksum));

    public static IRecordChannel AlertRecords { get; } = new RecordChannel<MonitoringAlert, AlertEntry>(
        "alert",
        store => store.Alerts,
        static () => ProductionJson.Default.MonitoringAlert,
        Samples.Alert,
        (record, number) => record with { Title = $"Changed {number}", Escalated = true },
        record => (record.AlertId, record.Sequence),
        (record, id) => record with { AlertId = id },
        entry => new SeenRecord(entry.AlertId, entry.Sequence, entry.Checksum));

    public static IRecordChannel IncidentRecords { get; } = new RecordChannel<UptimeIncident, IncidentEntry>(
        "incident",
        store => store.Incidents,
        static () => ProductionJson.Default.UptimeIncident,
        Samples.Incident,
        (record, number) => record with { RootCause = $"changed {number}" },
        record => (record.IncidentId, record.Sequence),
        (record, id) => record with { IncidentId = id },
        entry => new SeenRecord(entry.IncidentId, entry.Sequence, entry.Checksum));

    public static IRecordChannel MaintenanceRecords { get; } = new RecordChannel<MaintenanceAutomation, MaintenanceEntry>(
        "maintenance",
        store => store.Maintenance,
        static () => ProductionJson.Default.MaintenanceAutomation,
        Samples.Maintenance,
        (record, number) => record with { Progress = new MaintenanceProgress { TotalSteps = 3, CurrentStep = $"changed {number}" } },
        record => (record.MaintenanceId, record.Sequence),
        (record, id) => record with { MaintenanceId = id },
        entry => new SeenRecord(entry.MaintenanceId, entry.Sequence, entry.Checksum));

    public static IRecordChannel ConfigurationRecords { get; } = new RecordChannel<ProductionConfiguration, ConfigurationEntry>(
        "config",
        store => store.Configurations,
        static () => ProductionJson.Default.ProductionConfiguration,
        Samples.Configuration,
        (record, _) => record,
        record => (record.ConfigurationId, record.Sequence),
        (record, id) => record with { ConfigurationId = id },
        entry => new SeenRecord(entry.ConfigurationId, entry.Sequence, entry.Checksum));

    public static IReadOnlyList<IRecordChannel> All { get; } = [DeploymentRecords, MonitoringRecords, AlertRecords, IncidentRecords, MaintenanceRecords, ConfigurationRecords];
}
