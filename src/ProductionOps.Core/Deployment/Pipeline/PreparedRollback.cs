using ProductionOps.Deployment.Rollout;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Everything that is known before a rollback changes anything.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Configuration">The configuration in force.</param>
/// <param name="RepositoryRoot">Directory that relative target paths start from.</param>
/// <param name="Targets">Where it happens.</param>
/// <param name="UndoneDeploymentId">The deployment whose release is taken off; null when the site serves none that is known.</param>
/// <param name="ReleaseId">The release to return to.</param>
/// <param name="Source">The record of the deployment that made it.</param>
internal sealed record PreparedRollback(
    RollbackRequest Request,
    ProductionConfiguration Configuration,
    string RepositoryRoot,
    IReadOnlyList<RolloutTarget> Targets,
    string? UndoneDeploymentId,
    string ReleaseId,
    ProductionDeployment Source);
