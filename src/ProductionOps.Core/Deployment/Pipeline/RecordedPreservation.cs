using ProductionOps.Deployment.Rollout;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Reads the ways back from the records and from what the targets still hold.</summary>
internal sealed class RecordedPreservation(IProductionStore store, IReadOnlyList<RolloutTarget> targets) : IPreservationFacts
{
    public async Task<PreservationFacts> FindAsync(ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        var live = await new DeploymentHistory(store).FindLiveAsync(configuration.Environment, cancellationToken);
        var hasRelease = live is not null && await HoldAsync(DeploymentHistory.ReleaseIdOf(live), cancellationToken);
        return new PreservationFacts(live is null, hasRelease, await HasBackupAsync(cancellationToken), live?.CommitHash);
    }

    private async Task<bool> HoldAsync(string releaseId, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            var state = await target.Target.InspectAsync(cancellationToken);
            if (!state.ReleaseIds.Contains(releaseId, StringComparer.Ordinal)) return false;
        }

        return true;
    }

    // A site may be backed up by other means, so that no record of one does not say that there is none.
    private async Task<bool?> HasBackupAsync(CancellationToken cancellationToken)
    {
        var backups = new RecordQuery { Types = ["backup"], Statuses = ["success"], Limit = 1 };
        return await store.Maintenance.ListAsync(backups, cancellationToken).AnyAsync(cancellationToken) ? true : null;
    }
}
