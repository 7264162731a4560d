namespace ProductionOps.Model;

/// <summary>Who allowed a maintenance run.</summary>
public sealed record MaintenanceApproval : ModelObject
{
    /// <summary>Whether it is needed.</summary>
    public bool Required { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who allowed it.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Who refused it (an addition to the specification).</summary>
    public string? DeniedBy { get; init; }

    /// <summary>When (an addition to the specification).</summary>
    public DateTimeOffset? DeniedAt { get; init; }

    /// <summary>What was said.</summary>
    public IReadOnlyList<string> Comments { get => field ?? []; init; }
}
