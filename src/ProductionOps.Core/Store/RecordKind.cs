using System.Text.Json.Serialization;

namespace ProductionOps.Store;

/// <summary>Kinds of things that have an identifier; the literal is the last part of it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecordKind>))]
public enum RecordKind
{
    /// <summary>A deployment: <c>YYYYMMDD-HHMMSS-deployment</c>.</summary>
    [JsonStringEnumMemberName("deployment")]
    Deployment,

    /// <summary>A monitoring record: <c>YYYYMMDD-HHMMSS-monitor</c>.</summary>
    [JsonStringEnumMemberName("monitor")]
    Monitor,

    /// <summary>A maintenance run: <c>YYYYMMDD-HHMMSS-maintenance</c>.</summary>
    [JsonStringEnumMemberName("maintenance")]
    Maintenance,

    /// <summary>A configuration version: <c>YYYYMMDD-HHMMSS-config</c>.</summary>
    [JsonStringEnumMemberName("config")]
    Config,

    /// <summary>An alert: <c>YYYYMMDD-HHMMSS-alert</c>.</summary>
    [JsonStringEnumMemberName("alert")]
    Alert,

    /// <summary>An uptime incident: <c>YYYYMMDD-HHMMSS-incident</c>.</summary>
    [JsonStringEnumMemberName("incident")]
    Incident,

    /// <summary>A backup: <c>YYYYMMDD-HHMMSS-backup</c>.</summary>
    [JsonStringEnumMemberName("backup")]
    Backup,
}
