using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Kinds of places for a copy of the backups (an addition to the specification).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackupCopyType>))]
public enum BackupCopyType
{
    /// <summary>A local or mounted directory.</summary>
    [JsonStringEnumMemberName("directory")]
    Directory,

    /// <summary>A directory of another host, with rsync over ssh.</summary>
    [JsonStringEnumMemberName("ssh")]
    Ssh,
}
