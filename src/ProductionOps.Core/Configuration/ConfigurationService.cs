using System.Text.Json.Nodes;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Configuration;

/// <summary>Checks, imports, changes, compares, restores and exports the configurations of one store.</summary>
/// <param name="store">The store.</param>
/// <param name="integrations">Gives YAML and JSON Schema, on first use.</param>
/// <param name="time">The clock.</param>
public sealed class ConfigurationService(IProductionStore store, Func<IIntegrations> integrations, TimeProvider time)
{
    /// <summary>The active configuration of an environment.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>: there is none; the message says how to import one.</exception>
    public Task<ProductionConfiguration> GetActiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{store.Address} {integrations is null} {time.GetUtcNow()}");

    /// <summary>A stored configuration by its identifier or its version; the newest one, of any environment when null.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>: there is none.</exception>
    public Task<ProductionConfiguration> FindAsync(
        string idOrVersion, DeploymentEnvironment? environment, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>The stored versions that a query selects.</summary>
    public IAsyncEnumerable<ConfigurationEntry> ListAsync(RecordQuery query, CancellationToken cancellationToken) =>
        store.Configurations.ListAsync(query, cancellationToken);

    /// <summary>Checks a text for syntax, shape and meaning; nothing is stored. Problems are in the result, not exceptions.</summary>
    public ConfigurationCheck Check(string text, string source, ConfigurationFormat? format = null) => throw new NotSupportedException();

    /// <summary>
    /// Stores a configuration as a new version and returns it. When the content is that of the active or the newest version, that one
    /// is returned and nothing is stored.
    /// </summary>
    /// <exception cref="OperationException">As for <see cref="ConfigurationCheck.GetConfiguration"/>;
    /// <c>ConfigurationVersionTooLow</c>: the version is not above the newest one; <c>ConfigurationVersionInvalid</c>.</exception>
    public Task<ProductionConfiguration> ImportAsync(ConfigurationImport request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>What <see cref="ImportAsync"/> would do; nothing is stored.</summary>
    public Task<ConfigurationPreview> PreviewImportAsync(ConfigurationImport request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Changes settings of the active configuration: stores the result as a new patch version, activates and returns it.</summary>
    /// <param name="environment">Environment.</param>
    /// <param name="changes">Values by dotted path, such as <c>deployment.healthCheckTimeout</c>; null returns a setting to its default.</param>
    /// <param name="cancellationToken">Stops it before anything is stored.</param>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>; <c>ConfigurationPathInvalid</c>: a path is not one;
    /// as for <see cref="ConfigurationCheck.GetConfiguration"/>.</exception>
    public Task<ProductionConfiguration> SetAsync(
        DeploymentEnvironment environment, IReadOnlyDictionary<string, JsonNode?> changes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>As the other, with values as people type them: the schema decides what type a text becomes.</summary>
    public Task<ProductionConfiguration> SetAsync(
        DeploymentEnvironment environment, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>What <see cref="SetAsync(DeploymentEnvironment, IReadOnlyDictionary{string, JsonNode?}, CancellationToken)"/> would
    /// change; nothing is stored.</summary>
    public Task<IReadOnlyList<ConfigurationDifference>> PreviewSetAsync(
        DeploymentEnvironment environment, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>The settings in which two configurations differ, in the order of the specification; identity is not compared.</summary>
    public static IReadOnlyList<ConfigurationDifference> Compare(ProductionConfiguration left, ProductionConfiguration right) =>
        throw new NotSupportedException();

    /// <summary>
    /// Stores the content of an earlier version as a new version, activates and returns it; the history is kept. When it is the
    /// content of the active version, that one is returned.
    /// </summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>; as for
    /// <see cref="ConfigurationCheck.GetConfiguration"/>.</exception>
    public Task<ProductionConfiguration> RestoreAsync(
        string idOrVersion, DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>The text of a configuration, without what the store gave it, so that it can be edited and imported again.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="format">How to write it.</param>
    /// <param name="schema">Address or path of the schema, for editors; the name of the schema file when null.</param>
    public string Export(ProductionConfiguration configuration, ConfigurationFormat format, string? schema = null) =>
        throw new NotSupportedException();
}
