using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What a backup holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackupType>))]
public enum BackupType
{
    /// <summary>Everything, read anew.</summary>
    [JsonStringEnumMemberName("full")]
    Full,

    /// <summary>Everything, unchanged files taken from the parent snapshot.</summary>
    [JsonStringEnumMemberName("incremental")]
    Incremental,

    /// <summary>The configuration alone.</summary>
    [JsonStringEnumMemberName("configuration")]
    Configuration,
}
