using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Rollout;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment;

/// <summary>Asks the targets which releases they serve, whatever the records say.</summary>
internal sealed class ServedReleases(IProductionStore store, RolloutTargets targets, IOperationReporter reporter)
{
    /// <summary>The releases that the targets of all active configurations serve now; a target that cannot be asked is told of.</summary>
    public async Task<IReadOnlySet<string>> FindAsync(CancellationToken cancellationToken)
    {
        var served = new HashSet<string>(StringComparer.Ordinal);

        // Before the first deployment there is nothing that a target could serve.
        if (!await store.Deployments.ListAsync(new RecordQuery { Limit = 1 }, cancellationToken).AnyAsync(cancellationToken)) return served;
        var root = await RepositoryMemory.FindRootAsync(store.State, cancellationToken);
        foreach (var environment in Enum.GetValues<DeploymentEnvironment>())
        {
            if (await store.Configurations.FindActiveAsync(environment, cancellationToken) is not { } configuration) continue;
            foreach (var target in targets.Create(configuration, root)) await AddAsync(target, served, cancellationToken);
        }

        return served;
    }

    private async Task AddAsync(RolloutTarget target, HashSet<string> served, CancellationToken cancellationToken)
    {
        try
        {
            var state = await target.Target.InspectAsync(cancellationToken);
            if (state.ActiveReleaseId is { } release) served.Add(release);
        }
        catch (OperationException exception)
        {
            // The records know the active release as well; this look is for the case that somebody has switched a target by hand.
            reporter.Warning($"The target '{target.Target.Name}' could not be asked which release it serves, so the records alone decide. {exception.Message}");
        }
    }
}
