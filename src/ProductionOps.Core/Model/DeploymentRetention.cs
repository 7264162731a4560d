namespace ProductionOps.Model;

/// <summary>How long deployments are kept.</summary>
public sealed record DeploymentRetention : ModelObject
{
    /// <summary>Kept in all, such as 1 year.</summary>
    public required string Retention { get; init; }

    /// <summary>Archived after, such as 6 months.</summary>
    public required string ArchiveAfter { get; init; }

    /// <summary>Whether archives are compressed.</summary>
    public bool CompressionEnabled { get; init; }
}
