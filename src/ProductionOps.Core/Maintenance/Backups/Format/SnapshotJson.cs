using System.Text.Json.Serialization;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>Lines of a list: times keep all their digits, as they are compared with those of the disk.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, MaxDepth = 4, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SnapshotEntry))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
