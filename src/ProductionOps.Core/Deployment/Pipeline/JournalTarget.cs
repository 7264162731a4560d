using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>A target in the journal.</summary>
public sealed record JournalTarget : ModelObject
{
    /// <summary>Name of the target.</summary>
    public required string Name { get; init; }

    /// <summary>The release that it served before; null when it served none.</summary>
    public string? PreviousReleaseId { get; init; }
}
