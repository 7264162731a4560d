using ProductionOps.Deployment.Pipeline;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment;

/// <summary>Deploys, rolls back, compares and tests the deployments of one store.</summary>
public sealed class DeploymentService
{
    private const string LockName = "deployment";

    private readonly IProductionStore _store;
    private readonly DeploymentParts _parts;
    private readonly TimeProvider _time;

    internal DeploymentService(IProductionStore store, DeploymentParts parts, TimeProvider time)
    {
        _store = store;
        _parts = parts;
        _time = time;
    }

    /// <summary>
    /// Builds, validates, releases and proves a site. A run that ends badly is returned as well, with its errors; see
    /// <see cref="DeploymentFailure"/>.
    /// </summary>
    /// <exception cref="OperationException">It could not start: <c>LockHeld</c>, <c>DeploymentHeld</c>, <c>ConfigurationNotFound</c>,
    /// <c>NotAGitRepository</c>, <c>WorkTreeDirty</c>.</exception>
    public async Task<ProductionDeployment> DeployAsync(DeploymentRequest request, CancellationToken cancellationToken)
    {
        await using var held = await EnterAsync($"deploy to {request.Environment}", request.LockWait, cancellationToken);
        await _parts.Holds.ThrowIfHeldAsync(cancellationToken);
        var prepared = await _parts.Preparation.PrepareAsync(request, cancellationToken);
        await RepositoryMemory.RememberAsync(_store.State, prepared.Revision.RepositoryRoot, cancellationToken);
        return await _parts.Pipeline.RunAsync(prepared, cancellationToken);
    }

    /// <summary>What <see cref="DeployAsync"/> would do; nothing is changed.</summary>
    /// <exception cref="OperationException">As for <see cref="DeployAsync"/>; a hold and a dirty work tree are obstacles of the plan.</exception>
    public async Task<DeploymentPlan> PlanAsync(DeploymentRequest request, CancellationToken cancellationToken)
    {
        var prepared = await _parts.Preparation.GatherAsync(request, cancellationToken);
        return await _parts.Planner.PlanAsync(prepared, cancellationToken);
    }

    /// <summary>
    /// Returns to an earlier release, which is verified first, and marks the deployment that is undone. The record of the rollback
    /// is returned.
    /// </summary>
    /// <exception cref="OperationException"><c>LockHeld</c>, <c>DeploymentHeld</c>; <c>NothingToRollBack</c>: there is no earlier
    /// release; <c>ReleaseDamaged</c>: it is not what was deployed; <c>ReleaseNotFound</c>: it is not there any more.</exception>
    public async Task<ProductionDeployment> RollBackAsync(RollbackRequest request, CancellationToken cancellationToken)
    {
        await using var held = await EnterAsync($"roll back {request.Environment}", request.LockWait, cancellationToken);
        await _parts.Holds.ThrowIfHeldAsync(cancellationToken);
        var prepared = await _parts.RollbackPreparation.PrepareAsync(request, cancellationToken);
        return await _parts.Rollback.RunAsync(prepared, cancellationToken);
    }

    /// <summary>What <see cref="RollBackAsync"/> would do; nothing is changed.</summary>
    /// <exception cref="OperationException">As for <see cref="RollBackAsync"/>; a hold is an obstacle of the plan.</exception>
    public async Task<DeploymentPlan> PlanRollbackAsync(RollbackRequest request, CancellationToken cancellationToken)
    {
        var prepared = await _parts.RollbackPreparation.PrepareAsync(request, cancellationToken);
        return await _parts.Planner.PlanAsync(prepared, cancellationToken);
    }

    /// <summary>Compares what is there and served now with what was deployed, one result a target.</summary>
    /// <param name="deploymentId">The deployment that should be live; the newest good one of the environment when null.</param>
    /// <param name="environment">Environment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>NothingDeployed</c>, <c>RecordNotFound</c>, <c>SiteUnreachable</c>.</exception>
    public IAsyncEnumerable<DeploymentDrift> TestAsync(
        string? deploymentId, DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        _parts.Drift.DetectAsync(deploymentId, environment, cancellationToken);

    /// <summary>
    /// The releases that the targets of all active configurations serve now, whatever the records say; a target that cannot be asked is
    /// a warning.
    /// </summary>
    public Task<IReadOnlySet<string>> FindServedAsync(CancellationToken cancellationToken) => _parts.Served.FindAsync(cancellationToken);

    /// <summary>The figures of two deployments side by side.</summary>
    public static IReadOnlyList<DeploymentComparison> Compare(ProductionDeployment reference, ProductionDeployment difference) =>
        DeploymentComparer.Compare(reference, difference);

    /// <summary>Stops everyone from deploying and rolling back until the hold is lifted or ends.</summary>
    /// <exception cref="OperationException"><c>DeploymentHeld</c>: there is a hold already; <c>DeploymentHoldTimePast</c>: it would have ended
    /// already.</exception>
    public Task<DeploymentHold> HoldAsync(string reason, DateTimeOffset? until, CancellationToken cancellationToken) =>
        _parts.Holds.PlaceAsync(
            new DeploymentHold { Reason = reason, HeldBy = Environment.UserName, HeldAt = _time.GetUtcNow(), Until = until },
            cancellationToken);

    /// <summary>Lifts the hold and returns it; null when there was none.</summary>
    public Task<DeploymentHold?> LiftHoldAsync(CancellationToken cancellationToken) => _parts.Holds.LiftAsync(cancellationToken);

    /// <summary>The hold that is in force; null when there is none.</summary>
    public Task<DeploymentHold?> FindHoldAsync(CancellationToken cancellationToken) => _parts.Holds.FindAsync(cancellationToken);

    /// <summary>
    /// Finishes or undoes deployments whose process was killed, and returns their records. Deploying and rolling back do so first.
    /// </summary>
    /// <exception cref="OperationException"><c>LockHeld</c>: a deployment is running.</exception>
    public async Task<IReadOnlyList<ProductionDeployment>> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var held = await _store.LockAsync(LockName, new LockRequest("recover", TimeSpan.Zero), cancellationToken);
        return await _parts.Recovery.RecoverAsync(cancellationToken);
    }

    // Whoever gets the lock first sets right what a killed process left.
    private async Task<IAsyncDisposable> EnterAsync(string reason, TimeSpan wait, CancellationToken cancellationToken)
    {
        var held = await _store.LockAsync(LockName, new LockRequest(reason, wait), cancellationToken);
        try
        {
            await _parts.Recovery.RecoverAsync(cancellationToken);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }
}
