using ProductionOps.Model;

namespace ProductionOps.Deployment;

/// <summary>A deployment that somebody asks for.</summary>
public sealed record DeploymentRequest
{
    /// <summary>Where it goes.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>A directory of the git repository that holds the site.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Why it is made; null for initial or update, whichever it is.</summary>
    public DeploymentType? Type { get; init; }

    /// <summary>What started it.</summary>
    public TriggerSource Trigger { get; init; } = TriggerSource.Manual;

    /// <summary>Who started it; the user of the process when null.</summary>
    public string? DeployedBy { get; init; }

    /// <summary>Expected impact on users; null when it is not stated.</summary>
    public UserImpact? UserImpact { get; init; }

    /// <summary>Users affected; null when it is not stated.</summary>
    public long? EstimatedUsers { get; init; }

    /// <summary>How long to wait for another deployment to end; zero to fail at once.</summary>
    public TimeSpan LockWait { get; init; }
}
