namespace ProductionOps.Model;

/// <summary>One maintenance run: when it was due, what it did, who allowed it.</summary>
public sealed record MaintenanceAutomation : ModelObject
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-maintenance in UTC.</summary>
    public required string MaintenanceId { get; init; }

    /// <summary>What it does.</summary>
    public required MaintenanceType MaintenanceType { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset ScheduledTime { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? ExecutedTime { get; init; }

    /// <summary>When it ended (an addition to the specification); absent before it did.</summary>
    public DateTimeOffset? CompletedTime { get; init; }

    /// <summary>
    /// Environment whose configuration applies (an addition to the specification); production when absent, as in records of other tools.
    /// </summary>
    public DeploymentEnvironment? Environment { get; init; }

    /// <summary>What it was asked to do beyond its type (an addition to the specification).</summary>
    public MaintenanceOptions? Options { get; init; }

    /// <summary>Who scheduled it (an addition to the specification).</summary>
    public string? RequestedBy { get; init; }

    /// <summary>
    /// Whether the frequencies of the configuration made it (an addition to the specification); <see cref="ScheduledTime"/> is the
    /// beginning of the day, week, month or span that it is for.
    /// </summary>
    public bool? Recurring { get; init; }

    /// <summary>Urgency.</summary>
    public Priority Priority { get; init; }

    /// <summary>Whether a schedule runs it.</summary>
    public bool Automated { get; init; }

    /// <summary>Whether a person must allow it.</summary>
    public bool ApprovalRequired { get; init; }

    /// <summary>What it is expected to cost.</summary>
    public ImpactAssessment? ImpactAssessment { get; init; }

    /// <summary>Outcome of a dependency update.</summary>
    public DependencyUpdateResult? DependencyUpdates { get; init; }

    /// <summary>Outcome of a content validation.</summary>
    public ContentValidationResult? ContentValidation { get; init; }

    /// <summary>Outcome of a backup.</summary>
    public BackupResult? Backup { get; init; }

    /// <summary>Outcome of a security patch.</summary>
    public SecurityPatchResult? SecurityPatch { get; init; }

    /// <summary>How far it has come.</summary>
    public MaintenanceStatus Status { get; init; }

    /// <summary>Steps.</summary>
    public MaintenanceProgress? Progress { get; init; }

    /// <summary>What it did.</summary>
    public MaintenanceResults? Results { get; init; }

    /// <summary>Who allowed it.</summary>
    public MaintenanceApproval? Approval { get; init; }

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
