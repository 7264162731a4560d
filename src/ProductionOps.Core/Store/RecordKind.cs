namespace ProductionOps.Store;

/// <summary>Kinds of things that have an identifier; the literal is the last part of it.</summary>
public enum RecordKind
{
    /// <summary>A deployment: <c>YYYYMMDD-HHMMSS-deployment</c>.</summary>
    Deployment,

    /// <summary>A monitoring record: <c>YYYYMMDD-HHMMSS-monitor</c>.</summary>
    Monitor,

    /// <summary>A maintenance run: <c>YYYYMMDD-HHMMSS-maintenance</c>.</summary>
    Maintenance,

    /// <summary>A configuration version: <c>YYYYMMDD-HHMMSS-config</c>.</summary>
    Config,

    /// <summary>An alert: <c>YYYYMMDD-HHMMSS-alert</c>.</summary>
    Alert,

    /// <summary>An uptime incident: <c>YYYYMMDD-HHMMSS-incident</c>.</summary>
    Incident,

    /// <summary>A backup: <c>YYYYMMDD-HHMMSS-backup</c>.</summary>
    Backup,
}
