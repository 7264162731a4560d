using ProductionOps.Deployment;
using ProductionOps.Status;
using ProductionOps.Store;

namespace ProductionOps;

/// <summary>An open store and the operations on it: where both front ends begin.</summary>
public sealed class ProductionWorkspace : IAsyncDisposable
{
    private ProductionWorkspace(IProductionStore store, DeploymentService deployments, StatusService status)
    {
        Store = store;
        Deployments = deployments;
        Status = status;
    }

    /// <summary>The store.</summary>
    public IProductionStore Store { get; }

    /// <summary>Deployments.</summary>
    public DeploymentService Deployments { get; }

    /// <summary>Status.</summary>
    public StatusService Status { get; }

    /// <summary>Finds and opens a store.</summary>
    /// <exception cref="OperationException"><c>StoreNotFound</c>: there is none; the message says how to make one.</exception>
    public static ValueTask<ProductionWorkspace> OpenAsync(WorkspaceOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
