using System.Text.Json.Serialization;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>What an entry of a snapshot stands for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SnapshotEntryKind>))]
internal enum SnapshotEntryKind
{
    [JsonStringEnumMemberName("file")]
    File,

    [JsonStringEnumMemberName("directory")]
    Directory,

    [JsonStringEnumMemberName("link")]
    Link,
}
