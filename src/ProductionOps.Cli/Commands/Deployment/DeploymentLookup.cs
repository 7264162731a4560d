using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>Finds the deployments that a user names.</summary>
internal static class DeploymentLookup
{
    /// <summary>The deployment of that identifier.</summary>
    /// <exception cref="OperationException"><c>DeploymentNotFound</c>, <c>RecordIdInvalid</c>, <c>RecordDamaged</c>.</exception>
    public static async Task<ProductionDeployment> GetAsync(IProductionStore store, string id, CancellationToken cancellationToken) =>
        await store.Deployments.FindAsync(id, cancellationToken)
        ?? throw new OperationException(
            "DeploymentNotFound",
            ErrorKind.NotFound,
            $"There is no deployment {id} in {store.Address}. 'prodops deployment list' shows those there are.",
            id);
}
