using System.Text.Json.Serialization;

namespace ProductionOps.Maintenance.Backups;

/// <summary>What keeps a backup from taking something as it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackupProblem>))]
public enum BackupProblem
{
    /// <summary>It could not be read and is missing in the backup.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,

    /// <summary>It changed while it was read; the backup has what was read.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>It is a pipe, a socket or a device, which has no content to keep.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,
}
