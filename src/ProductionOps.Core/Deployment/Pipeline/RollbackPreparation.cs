using ProductionOps.Configuration;
using ProductionOps.Deployment.Rollout;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Decides which release a rollback leaves and which it returns to.</summary>
internal sealed class RollbackPreparation(IProductionStore store, ConfigurationService configurations, RolloutTargets rolloutTargets)
{
    /// <exception cref="OperationException"><c>RecordNotFound</c>, <c>NothingToRollBack</c>, <c>ReleaseNotLive</c>,
    /// <c>ConfigurationNotFound</c>.</exception>
    public async Task<PreparedRollback> PrepareAsync(RollbackRequest request, CancellationToken cancellationToken)
    {
        var named = request.DeploymentId is { } id ? await GetAsync(id, cancellationToken) : null;
        var environment = named?.Environment ?? request.Environment;
        var configuration = await configurations.GetActiveAsync(environment, cancellationToken);
        var root = await RepositoryMemory.FindRootAsync(store.State, cancellationToken);
        var targets = rolloutTargets.Create(configuration, root);
        var active = await FindActiveAsync(targets, cancellationToken);
        if (named is not null && DeploymentHistory.ReleaseIdOf(named) != active) throw NotLive(named, active);

        var good = await new DeploymentHistory(store).ListGoodReleasesAsync(environment, cancellationToken);
        var release = request.ToDeploymentId is { } to
            ? DeploymentHistory.ReleaseIdOf(await GetAsync(to, cancellationToken))
            : good.FirstOrDefault(candidate => candidate != active) ?? throw NothingToRollBack(environment);
        if (release == active) throw AlreadyLive(release);

        var source = await GetAsync(release, cancellationToken);
        return new PreparedRollback(request, configuration, root, targets, active, release, source);
    }

    private static async Task<string?> FindActiveAsync(IReadOnlyList<RolloutTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            var state = await target.Target.InspectAsync(cancellationToken);
            if (state.ActiveReleaseId is { } active) return active;
        }

        return null;
    }

    private async Task<ProductionDeployment> GetAsync(string id, CancellationToken cancellationToken) =>
        await store.Deployments.FindAsync(id, cancellationToken) ?? throw new OperationException(
            "RecordNotFound", ErrorKind.NotFound, $"There is no deployment {id}. List them with Get-ProductionDeployment or 'prodops deployment list'.", id);

    private static OperationException NothingToRollBack(DeploymentEnvironment environment) => new(
        "NothingToRollBack",
        ErrorKind.NotFound,
        $"There is no earlier good release of {environment} to return to. Deploy a good commit instead.",
        environment);

    private static OperationException NotLive(ProductionDeployment named, string? active) => new(
        "ReleaseNotLive",
        ErrorKind.InvalidInput,
        $"{named.DeploymentId} is not live; {active ?? "nothing"} is. Leave the id out to undo what is live, or name the release to return to with -To.",
        named.DeploymentId);

    private static OperationException AlreadyLive(string release) => new(
        "ReleaseAlreadyLive", ErrorKind.InvalidInput, $"Release {release} is live already; there is nothing to switch.", release);
}
