using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Configuration;

/// <summary>Finds stored configurations as people name them.</summary>
internal sealed class ConfigurationLookup(IConfigurationCollection configurations)
{
    public async Task<ProductionConfiguration> GetActiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        await configurations.FindActiveAsync(environment, cancellationToken)
        ?? throw new OperationException(
            "ConfigurationNotFound",
            ErrorKind.NotFound,
            $"There is no active configuration for {JsonLiteral.Of(environment)}. Import one with " +
            "Import-ProductionConfiguration ./production.yaml or prodops configuration import ./production.yaml.",
            JsonLiteral.Of(environment));

    public async Task<ProductionConfiguration> FindAsync(
        string idOrVersion, DeploymentEnvironment? environment, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrVersion);
        var isId = RecordId.TryParse(idOrVersion, out var id) && id.Kind == RecordKind.Config;
        var found = isId
            ? await configurations.FindAsync(idOrVersion, cancellationToken)
            : await FindVersionAsync(idOrVersion, environment, cancellationToken);
        return found is not null && (environment is null || found.Environment == environment) ? found : throw NotFound(idOrVersion, environment);
    }

    private async Task<ProductionConfiguration?> FindVersionAsync(
        string version, DeploymentEnvironment? environment, CancellationToken cancellationToken)
    {
        var query = new RecordQuery
        {
            Environment = environment is { } one ? JsonLiteral.Of(one) : null,
            NewestFirst = true,
        };
        await foreach (var entry in configurations.ListAsync(query, cancellationToken))
        {
            if (entry.Version == version) return await configurations.FindAsync(entry.ConfigurationId, cancellationToken);
        }

        return null;
    }

    private static OperationException NotFound(string idOrVersion, DeploymentEnvironment? environment) => new(
        "ConfigurationNotFound",
        ErrorKind.NotFound,
        $"There is no configuration '{idOrVersion}'{(environment is { } one ? $" for {JsonLiteral.Of(one)}" : string.Empty)}. " +
        "Give a version such as 1.0.3, or an identifier such as 20260131-235959-config, of one that Get-ProductionConfiguration -History or 'prodops configuration list' lists.",
        idOrVersion);
}
