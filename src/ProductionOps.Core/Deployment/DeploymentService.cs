using ProductionOps.Model;

namespace ProductionOps.Deployment;

/// <summary>Deploys, rolls back, compares and tests the deployments of one store.</summary>
public sealed class DeploymentService
{
    /// <summary>
    /// Builds, validates, releases and proves a site. A run that ends badly is returned as well, with its errors; see
    /// <see cref="DeploymentFailure"/>.
    /// </summary>
    /// <exception cref="OperationException">It could not start: <c>LockHeld</c>, <c>DeploymentHeld</c>, <c>ConfigurationNotFound</c>,
    /// <c>NotAGitRepository</c>, <c>WorkTreeDirty</c>.</exception>
    public Task<ProductionDeployment> DeployAsync(DeploymentRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>What <see cref="DeployAsync"/> would do; nothing is changed.</summary>
    public Task<DeploymentPlan> PlanAsync(DeploymentRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>
    /// Returns to an earlier release, which is verified first, and marks the deployment that is undone. The record of the rollback
    /// is returned.
    /// </summary>
    /// <exception cref="OperationException"><c>LockHeld</c>, <c>DeploymentHeld</c>; <c>NothingToRollBack</c>: there is no earlier
    /// release; <c>ReleaseDamaged</c>: it is not what was deployed; <c>ReleaseNotFound</c>: it is not there any more.</exception>
    public Task<ProductionDeployment> RollBackAsync(RollbackRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>What <see cref="RollBackAsync"/> would do; nothing is changed.</summary>
    public Task<DeploymentPlan> PlanRollbackAsync(RollbackRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Compares what is there and served now with what was deployed, one result a target.</summary>
    /// <param name="deploymentId">The deployment that should be live; the newest good one of the environment when null.</param>
    /// <param name="environment">Environment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<DeploymentDrift> TestAsync(
        string? deploymentId, DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>The figures of two deployments side by side.</summary>
    public static IReadOnlyList<DeploymentComparison> Compare(ProductionDeployment reference, ProductionDeployment difference) =>
        throw new NotSupportedException();

    /// <summary>Stops everyone from deploying and rolling back until the hold is lifted or ends.</summary>
    /// <exception cref="OperationException"><c>DeploymentHeld</c>: there is a hold already.</exception>
    public Task<DeploymentHold> HoldAsync(string reason, DateTimeOffset? until, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Lifts the hold and returns it; null when there was none.</summary>
    public Task<DeploymentHold?> LiftHoldAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The hold that is in force; null when there is none.</summary>
    public Task<DeploymentHold?> FindHoldAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>
    /// Finishes or undoes deployments whose process was killed, and returns their records. Deploying and rolling back do so first.
    /// </summary>
    /// <exception cref="OperationException"><c>LockHeld</c>: a deployment is running.</exception>
    public Task<IReadOnlyList<ProductionDeployment>> RecoverAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
