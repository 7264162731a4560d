using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>
/// How far the switch of a release has come, written before each step, so that whoever comes after a killed process knows what to
/// finish or undo.
/// </summary>
public sealed record DeploymentJournal : ModelObject
{
    /// <summary>The record that the run belongs to.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>The release that is brought live.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>Environment.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Configuration in force.</summary>
    public required string ConfigurationId { get; init; }

    /// <summary>Directory that relative target paths start from.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>What is being done.</summary>
    public required DeploymentPhase Phase { get; init; }

    /// <summary>The deployment that a rollback undoes; null for a deployment.</summary>
    public string? UndoneDeploymentId { get; init; }

    /// <summary>The targets, in the order in which they are switched.</summary>
    public IReadOnlyList<JournalTarget> Targets { get => field ?? []; init; }
}
