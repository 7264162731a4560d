using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment;

/// <summary>Finds deployments that must exist.</summary>
public static class DeploymentLookup
{
    /// <summary>A deployment by its identifier.</summary>
    /// <exception cref="OperationException"><c>RecordNotFound</c>: there is none; <c>RecordIdInvalid</c>; <c>RecordDamaged</c>.</exception>
    public static async ValueTask<ProductionDeployment> GetAsync(
        this IRecordCollection<ProductionDeployment, DeploymentEntry> deployments, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deployments);
        return await deployments.FindAsync(id, cancellationToken) ?? throw NotFound(id);
    }

    /// <summary>The failure that there is no such deployment.</summary>
    public static OperationException NotFound(string id) => new(
        "RecordNotFound",
        ErrorKind.NotFound,
        $"There is no deployment {id}. List them with Get-ProductionDeployment or 'prodops deployment list'.",
        id);
}
