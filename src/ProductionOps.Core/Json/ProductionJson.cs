using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProductionOps.Analytics.Figures;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Maintenance.Content;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Reporting;
using ProductionOps.Scheduling;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;
using ProductionOps.Store.Integrity;
using ProductionOps.Store.Retention;

namespace ProductionOps.Json;

/// <summary>How every entity is written and read: the names and literals of the specification, times in UTC with milliseconds,
/// absent values left out, unknown properties kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    MaxDepth = 64,
    AllowDuplicateProperties = false,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(ProductionDeployment))]
[JsonSerializable(typeof(ProductionMonitoring))]
[JsonSerializable(typeof(MaintenanceAutomation))]
[JsonSerializable(typeof(ProductionConfiguration))]
[JsonSerializable(typeof(SecurityVulnerability))]
[JsonSerializable(typeof(AccessibilityViolation))]
[JsonSerializable(typeof(DeploymentError))]
[JsonSerializable(typeof(UptimeIncident))]
[JsonSerializable(typeof(MonitoringAlert))]
[JsonSerializable(typeof(AlertStatus))]
[JsonSerializable(typeof(AlertEntry))]
[JsonSerializable(typeof(ChannelTest))]
[JsonSerializable(typeof(DependencyUpdate))]
[JsonSerializable(typeof(MaintenanceError))]
[JsonSerializable(typeof(DataRetentionPolicy))]
[JsonSerializable(typeof(DataIntegrityCheck))]
[JsonSerializable(typeof(BackupVerification))]
[JsonSerializable(typeof(PerformanceAnalytics))]
[JsonSerializable(typeof(MonitoringAnalytics))]
[JsonSerializable(typeof(AnalyticsFigure))]
[JsonSerializable(typeof(LiveMarker))]
[JsonSerializable(typeof(KnownBranches))]
[JsonSerializable(typeof(DeploymentEntry))]
[JsonSerializable(typeof(MonitoringEntry))]
[JsonSerializable(typeof(MaintenanceEntry))]
[JsonSerializable(typeof(ConfigurationEntry))]
[JsonSerializable(typeof(LockOwner))]
[JsonSerializable(typeof(StoreInformation))]
[JsonSerializable(typeof(RetentionDecision))]
[JsonSerializable(typeof(IntegrityFinding))]
[JsonSerializable(typeof(ContentFinding))]
[JsonSerializable(typeof(ContentSummary))]
[JsonSerializable(typeof(RepairAction))]
[JsonSerializable(typeof(RecordImportResult))]
[JsonSerializable(typeof(ExchangeFormat))]
[JsonSerializable(typeof(ReportFormat))]
[JsonSerializable(typeof(ScheduleEntry))]
[JsonSerializable(typeof(ScheduleFile))]
[JsonSerializable(typeof(ScheduleWork))]
public sealed partial class ProductionJson : JsonSerializerContext
{
    /// <summary>The same on one line, for files and output with one document a line.</summary>
    public static ProductionJson Compact => field ??= new ProductionJson(new JsonSerializerOptions(Default.Options) { WriteIndented = false });

    /// <summary>The same for people: letters of every script are themselves. It is no markup and must not be put into any.</summary>
    internal static ProductionJson Text => field ??= new ProductionJson(new JsonSerializerOptions(Compact.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
