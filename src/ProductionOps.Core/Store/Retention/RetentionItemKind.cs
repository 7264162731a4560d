using System.Text.Json.Serialization;

namespace ProductionOps.Store.Retention;

/// <summary>What a retention decision is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RetentionItemKind>))]
public enum RetentionItemKind
{
    /// <summary>A deployment.</summary>
    [JsonStringEnumMemberName("deployment")]
    Deployment,

    /// <summary>The monitoring records of one day.</summary>
    [JsonStringEnumMemberName("monitoring")]
    Monitoring,

    /// <summary>The monitoring summary of one day.</summary>
    [JsonStringEnumMemberName("rollup")]
    Rollup,

    /// <summary>An alert.</summary>
    [JsonStringEnumMemberName("alert")]
    Alert,

    /// <summary>An uptime incident.</summary>
    [JsonStringEnumMemberName("incident")]
    Incident,

    /// <summary>A maintenance run.</summary>
    [JsonStringEnumMemberName("maintenance")]
    Maintenance,

    /// <summary>A configuration version.</summary>
    [JsonStringEnumMemberName("configuration")]
    Configuration,

    /// <summary>A backup.</summary>
    [JsonStringEnumMemberName("backup")]
    Backup,

    /// <summary>A file of packed content that no backup needs any more, or needs little of.</summary>
    [JsonStringEnumMemberName("pack")]
    Pack,
}
