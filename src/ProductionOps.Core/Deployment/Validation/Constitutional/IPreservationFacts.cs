using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>Knows the ways back: the releases and backups that are there.</summary>
public interface IPreservationFacts
{
    /// <summary>What is known for the environment of a configuration.</summary>
    Task<PreservationFacts> FindAsync(ProductionConfiguration configuration, CancellationToken cancellationToken);
}
