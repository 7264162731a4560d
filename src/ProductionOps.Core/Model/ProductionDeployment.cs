namespace ProductionOps.Model;

/// <summary>One deployment: what was built, how it was judged, where it went and what became of it.</summary>
public sealed record ProductionDeployment : ModelObject
{
    /// <summary>Identifier, YYYYMMDD-HHMMSS-deployment in UTC.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>Git commit that was deployed, 40 hexadecimal digits.</summary>
    public required string CommitHash { get; init; }

    /// <summary>Git branch that was deployed.</summary>
    public required string BranchName { get; init; }

    /// <summary>When the deployment was started.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Where it went.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Why it was made.</summary>
    public DeploymentType DeploymentType { get; init; }

    /// <summary>What started it.</summary>
    public TriggerSource TriggerSource { get; init; }

    /// <summary>User or automation that started it.</summary>
    public required string DeployedBy { get; init; }

    /// <summary>The build; absent before it ran.</summary>
    public BuildInfo? BuildInfo { get; init; }

    /// <summary>The validation; absent before it ran.</summary>
    public DeploymentValidation? Validation { get; init; }

    /// <summary>How far it has come.</summary>
    public DeploymentStatus Status { get; init; }

    /// <summary>Public address of the release.</summary>
    public string? DeploymentUrl { get; init; }

    /// <summary>The deployment whose release a rollback returns to, or returned to.</summary>
    public string? RollbackDeploymentId { get; init; }

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<DeploymentError> Errors { get => field ?? new TextList<DeploymentError>(null); init => field = new TextList<DeploymentError>(value); }

    /// <summary>What to know although it went on.</summary>
    public IReadOnlyList<string> Warnings { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }

    /// <summary>Judgements; absent before validation.</summary>
    public DeploymentMetadata? Metadata { get; init; }

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

    /// <summary>Configuration that was in force (an addition to the specification).</summary>
    public string? ConfigurationId { get; init; }

    /// <summary>When the status became final (an addition to the specification).</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Author time of the commit, for change lead time (an addition to the specification).</summary>
    public DateTimeOffset? CommitTime { get; init; }

    /// <summary>SHA-256 of the manifest of the release (an addition to the specification).</summary>
    public string? ManifestChecksum { get; init; }

    /// <summary>Evidence that the live site serves this release (an addition to the specification).</summary>
    public ServedContentProof? Proof { get; init; }
}
