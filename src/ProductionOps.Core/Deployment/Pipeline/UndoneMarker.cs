using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Marks a deployment whose release was taken off the site, so that no later rollback returns to it.</summary>
internal sealed class UndoneMarker(IProductionStore store, TimeProvider time)
{
    /// <summary>Marks it; nothing happens when there is none or it is marked already.</summary>
    public async Task MarkAsync(string? deploymentId, string rollbackId)
    {
        if (deploymentId is null) return;
        var record = await store.Deployments.FindAsync(deploymentId, CancellationToken.None);
        if (record is null or { Status: DeploymentStatus.RolledBack }) return;
        var marked = record with
        {
            Status = DeploymentStatus.RolledBack,
            Warnings = [.. record.Warnings, $"Undone by {rollbackId} at {time.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC."],
        };
        await store.Deployments.ReplaceAsync(marked, CancellationToken.None);
    }
}
