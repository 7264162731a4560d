using ProductionOps.Model;

namespace ProductionOps.Deployment;

/// <summary>A rollback that somebody asks for.</summary>
public sealed record RollbackRequest
{
    /// <summary>The environment; taken from the deployment when that is named.</summary>
    public DeploymentEnvironment Environment { get; init; } = DeploymentEnvironment.Production;

    /// <summary>The deployment to undo; the live one when null.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The deployment whose release to return to; the last good one before it when null.</summary>
    public string? ToDeploymentId { get; init; }

    /// <summary>Why; null when it is not stated.</summary>
    public string? Reason { get; init; }

    /// <summary>What started it.</summary>
    public TriggerSource Trigger { get; init; } = TriggerSource.Manual;

    /// <summary>Who started it; the user of the process when null.</summary>
    public string? DeployedBy { get; init; }

    /// <summary>How long to wait for another deployment to end; zero to fail at once.</summary>
    public TimeSpan LockWait { get; init; }
}
