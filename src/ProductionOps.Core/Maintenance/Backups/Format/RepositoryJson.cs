using System.Text.Json.Serialization;
using ProductionOps.Json;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>The documents of a repository, written as the entities are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    MaxDepth = 16,
    AllowDuplicateProperties = false,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(SnapshotDocument))]
[JsonSerializable(typeof(SnapshotBody))]
[JsonSerializable(typeof(RepositoryDocument))]
internal sealed partial class RepositoryJson : JsonSerializerContext;
