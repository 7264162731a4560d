using ProductionOps.Model;

namespace ProductionOps.Status;

/// <summary>Answers whether everything is all right.</summary>
public sealed class StatusService
{
    /// <summary>One environment at a glance.</summary>
    public Task<ProductionStatus> GetAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
