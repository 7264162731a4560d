namespace ProductionOps.Model;

/// <summary>What a maintenance run did.</summary>
public sealed record MaintenanceResults : ModelObject
{
    /// <summary>Whether it ended well.</summary>
    public bool Success { get; init; }

    /// <summary>What it changed.</summary>
    public IReadOnlyList<string> Changes { get => field ?? []; init; }

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<MaintenanceError> Errors { get => field ?? []; init; }

    /// <summary>Whether its changes had to be undone.</summary>
    public bool RollbackRequired { get; init; }

    /// <summary>Whether compliance held; absent when it was not checked.</summary>
    public bool? ConstitutionalCompliance { get; init; }
}
