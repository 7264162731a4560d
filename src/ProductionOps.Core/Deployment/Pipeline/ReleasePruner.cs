using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Removes releases that nobody needs any more, and says which.</summary>
internal sealed class ReleasePruner(IProductionStore store, IOperationReporter reporter)
{
    /// <summary>Prunes every target. A target that cannot be pruned is a warning: the release itself is live and proven.</summary>
    public async Task PruneAsync(PreparedDeployment prepared, DeploymentRecorder recorder)
    {
        var good = await new DeploymentHistory(store)
            .ListGoodReleasesAsync(prepared.Request.Environment, CancellationToken.None);

        // The live release and the good one before it are what a rollback needs.
        var needed = good.Take(2).ToHashSet(StringComparer.Ordinal);
        var settings = prepared.Configuration.Deployment.Target is { } single ? [single] : prepared.Configuration.Deployment.Targets;
        foreach (var (target, setting) in prepared.Targets.Zip(settings))
        {
            try
            {
                foreach (var removed in await target.Target.PruneAsync(needed, setting.KeepReleases, CancellationToken.None))
                {
                    reporter.Verbose($"{target.Target.Name}: removed release {removed}");
                }
            }
            catch (OperationException exception)
            {
                reporter.Warning(exception.Message);
                await recorder.WarnAsync($"Old releases of {target.Target.Name} were not removed: {exception.Message}");
            }
        }
    }
}
