namespace ProductionOps.Model;

/// <summary>How far a maintenance run has come.</summary>
public sealed record MaintenanceProgress : ModelObject
{
    /// <summary>Steps in all.</summary>
    public int TotalSteps { get; init; }

    /// <summary>Steps done.</summary>
    public int CompletedSteps { get; init; }

    /// <summary>What runs now.</summary>
    public required string CurrentStep { get; init; }
}
