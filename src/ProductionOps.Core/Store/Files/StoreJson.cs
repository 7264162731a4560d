using System.Text.Json;
using System.Text.Json.Serialization;
using ProductionOps.Json;
using ProductionOps.Store.Files.Archives;
using ProductionOps.Store.Files.Integrity;
using ProductionOps.Store.Files.Retention;
using ProductionOps.Store.Files.Rollups;

namespace ProductionOps.Store.Files;

/// <summary>What the store keeps for itself, written as the entities are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    MaxDepth = 64,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(StoreDocument))]
[JsonSerializable(typeof(RecordHead))]
[JsonSerializable(typeof(LockOwner))]
[JsonSerializable(typeof(IndexLine<DeploymentEntry>), TypeInfoPropertyName = "DeploymentLine")]
[JsonSerializable(typeof(IndexLine<MonitoringEntry>), TypeInfoPropertyName = "MonitoringLine")]
[JsonSerializable(typeof(IndexLine<MaintenanceEntry>), TypeInfoPropertyName = "MaintenanceLine")]
[JsonSerializable(typeof(IndexLine<ConfigurationEntry>), TypeInfoPropertyName = "ConfigurationLine")]
[JsonSerializable(typeof(IndexLine<AlertEntry>), TypeInfoPropertyName = "AlertLine")]
[JsonSerializable(typeof(IndexLine<IncidentEntry>), TypeInfoPropertyName = "IncidentLine")]
[JsonSerializable(typeof(IndexSnapshot<AlertEntry>), TypeInfoPropertyName = "AlertSnapshot")]
[JsonSerializable(typeof(IndexSnapshot<IncidentEntry>), TypeInfoPropertyName = "IncidentSnapshot")]
[JsonSerializable(typeof(ArchiveLine))]
[JsonSerializable(typeof(TombstoneList))]
[JsonSerializable(typeof(DayRollup))]
[JsonSerializable(typeof(RollupIndex))]
[JsonSerializable(typeof(QuarantineNote))]
[JsonSerializable(typeof(IndexSnapshot<DeploymentEntry>), TypeInfoPropertyName = "DeploymentSnapshot")]
[JsonSerializable(typeof(IndexSnapshot<MonitoringEntry>), TypeInfoPropertyName = "MonitoringSnapshot")]
[JsonSerializable(typeof(IndexSnapshot<MaintenanceEntry>), TypeInfoPropertyName = "MaintenanceSnapshot")]
[JsonSerializable(typeof(IndexSnapshot<ConfigurationEntry>), TypeInfoPropertyName = "ConfigurationSnapshot")]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>The same on one line, for files with one document a line.</summary>
    public static StoreJson Compact => field ??= new StoreJson(new JsonSerializerOptions(Default.Options) { WriteIndented = false });
}
