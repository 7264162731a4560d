namespace ProductionOps.Model;

/// <summary>One version of the configuration of a site.</summary>
public sealed record ProductionConfiguration : ModelObject
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-config in UTC.</summary>
    public required string ConfigurationId { get; init; }

    /// <summary>Semantic version.</summary>
    public required string Version { get; init; }

    /// <summary>Environment it is for.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>What the site is.</summary>
    public required ApplicationSettings Application { get; init; }

    /// <summary>How it is deployed.</summary>
    public required DeploymentSettings Deployment { get; init; }

    /// <summary>Performance.</summary>
    public required PerformanceSettings Performance { get; init; }

    /// <summary>How it is watched.</summary>
    public required MonitoringSettings Monitoring { get; init; }

    /// <summary>How it is maintained.</summary>
    public required MaintenanceSettings Maintenance { get; init; }

    /// <summary>Security.</summary>
    public required SecuritySettings Security { get; init; }

    /// <summary>Constitutional principles.</summary>
    public required ConstitutionalSettings Constitutional { get; init; }

    /// <summary>Environment.</summary>
    public required EnvironmentSettings EnvironmentSettings { get; init; }

    /// <summary>Feature flags.</summary>
    public required FeatureSettings Features { get; init; }

    /// <summary>When people are told of an alert, and how often (an addition to the specification).</summary>
    public AlertingSettings? Alerting { get; init; }

    /// <summary>Ways to reach people and other systems (an addition to the specification).</summary>
    public NotificationSettings? Notifications { get; init; }

    /// <summary>How long data is kept (an addition to the specification); absent for what the specification says.</summary>
    public DataRetentionPolicy? Retention { get; init; }

    /// <summary>When this version was imported (an addition to the specification).</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>
    /// Version of the format that this record was written in (an addition to the specification); absent in records of other
    /// tools.
    /// </summary>
    public int? SchemaVersion { get; init; }

    /// <summary>Position in the order of all records of this kind, never reused (an addition to the specification).</summary>
    public long? Sequence { get; init; }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, of the chained facts of the record before this one (an addition to the
    /// specification).
    /// </summary>
    public string? PreviousChecksum { get; init; }
}
