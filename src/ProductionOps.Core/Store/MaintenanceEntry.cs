using ProductionOps.Model;

namespace ProductionOps.Store;

/// <summary>What lists and reports need of a maintenance run.</summary>
public sealed record MaintenanceEntry
{
    /// <summary>Identifier.</summary>
    public required string MaintenanceId { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset ScheduledTime { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? ExecutedTime { get; init; }

    /// <summary>What it does.</summary>
    public required MaintenanceType MaintenanceType { get; init; }

    /// <summary>When it ended; absent before it did.</summary>
    public DateTimeOffset? CompletedTime { get; init; }

    /// <summary>Environment whose configuration applies.</summary>
    public DeploymentEnvironment? Environment { get; init; }

    /// <summary>Whether a schedule runs it.</summary>
    public bool Automated { get; init; }

    /// <summary>Whether the frequencies of the configuration made it.</summary>
    public bool Recurring { get; init; }

    /// <summary>Expected impact on users; absent where it was not assessed.</summary>
    public UserImpact? UserImpact { get; init; }

    /// <summary>Urgency.</summary>
    public required Priority Priority { get; init; }

    /// <summary>How far it has come.</summary>
    public required MaintenanceStatus Status { get; init; }

    /// <summary>Whether it ended well; absent before it ended.</summary>
    public bool? Success { get; init; }

    /// <summary>Position in the order of all records of this kind.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the stored record, in lower-case hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>Bytes of the stored record.</summary>
    public required long Length { get; init; }
}
