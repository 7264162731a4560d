namespace ProductionOps.Model;

/// <summary>
/// The five metrics of software delivery performance of dora.dev (an addition to the specification). What a gate stopped never reached
/// production and is no change failure.
/// </summary>
public sealed record DoraMetrics : ModelObject
{
    /// <summary>From the commit to its first successful deployment. A record knows the newest commit of its deployment only.</summary>
    public required DoraTime ChangeLeadTime { get; init; }

    /// <summary>How often a change reaches the environment.</summary>
    public required DoraFrequency DeploymentFrequency { get; init; }

    /// <summary>From a deployment that failed in the environment to the next release that was good there.</summary>
    public required DoraTime FailedDeploymentRecoveryTime { get; init; }

    /// <summary>Deployments that had to be undone or mended at once, of all.</summary>
    public required DoraRate ChangeFailRate { get; init; }

    /// <summary>Unplanned deployments, hotfixes and emergencies, of all.</summary>
    public required DoraRate DeploymentReworkRate { get; init; }

    /// <summary>Attempts that a gate or an error stopped before they were live.</summary>
    public required DoraStopped Stopped { get; init; }
}
