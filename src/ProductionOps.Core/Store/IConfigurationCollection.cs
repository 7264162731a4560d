using ProductionOps.Model;

namespace ProductionOps.Store;

/// <summary>Configuration versions, and which of them is active in each environment.</summary>
public interface IConfigurationCollection : IRecordCollection<ProductionConfiguration, ConfigurationEntry>
{
    /// <summary>The active configuration of an environment; null when there is none.</summary>
    /// <exception cref="OperationException"><c>RecordDamaged</c>: it cannot be read.</exception>
    ValueTask<ProductionConfiguration?> FindActiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken);

    /// <summary>A text that is another one after another version became the active one, by whomever, and that costs next to nothing to ask for;
    /// null where there is none or the store has no such text.</summary>
    ValueTask<string?> FindActiveTagAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <summary>Makes a stored version the active one of its environment, durably.</summary>
    /// <exception cref="OperationException"><c>RecordNotFound</c>: there is no such version.</exception>
    ValueTask ActivateAsync(string configurationId, CancellationToken cancellationToken);
}
