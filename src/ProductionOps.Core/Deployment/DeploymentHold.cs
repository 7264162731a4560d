using ProductionOps.Model;

namespace ProductionOps.Deployment;

/// <summary>A person's wish that nobody deploys.</summary>
public sealed record DeploymentHold : ModelObject
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who.</summary>
    public required string HeldBy { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>When it ends by itself; null when it must be lifted.</summary>
    public DateTimeOffset? Until { get; init; }
}
