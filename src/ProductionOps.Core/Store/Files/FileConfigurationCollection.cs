using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Configuration versions as files; the active one of an environment is a copy beside them.</summary>
internal sealed class FileConfigurationCollection(
    StoreDirectory store,
    StoreLock storeLock,
    FileRecordCollection<ProductionConfiguration, ConfigurationEntry> versions) : IConfigurationCollection
{
    private static readonly LockRequest ActivateRequest = new("activating a configuration", TimeSpan.FromSeconds(60));

    private readonly ConfigurationFormat _format = new();

    /// <inheritdoc/>
    public ValueTask<ProductionConfiguration> AddAsync(ProductionConfiguration record, CancellationToken cancellationToken) =>
        versions.AddAsync(record, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ImportOutcome>> ImportAsync(
        IReadOnlyList<ProductionConfiguration> records, bool whatIf, CancellationToken cancellationToken) =>
        versions.ImportAsync(records, whatIf, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ProductionConfiguration> ReplaceAsync(ProductionConfiguration record, CancellationToken cancellationToken) =>
        versions.ReplaceAsync(record, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ProductionConfiguration?> FindAsync(string id, CancellationToken cancellationToken) =>
        versions.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ConfigurationEntry> ListAsync(RecordQuery query, CancellationToken cancellationToken) =>
        versions.ListAsync(query, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ProductionConfiguration> ReadAsync(RecordQuery query, CancellationToken cancellationToken) =>
        versions.ReadAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ProductionConfiguration?> FindActiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(FindActive(environment));
    }

    /// <inheritdoc/>
    public ValueTask<string?> FindActiveTagAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = ActivePath(environment);
        return ValueTask.FromResult(store.Guard(path, () => StoreDirectory.TagOf(store.Files.Find(path))));
    }

    /// <summary>The active configuration of an environment; null when there is none.</summary>
    public ProductionConfiguration? FindActive(DeploymentEnvironment environment)
    {
        var path = ActivePath(environment);
        return store.Guard(path, () => store.Files.FileExists(path) ? ReadActive(path) : null);
    }

    /// <summary>
    /// The active configuration of an environment, or the newest of its history while the active one cannot be read: what hangs on a
    /// single setting goes on meanwhile.
    /// </summary>
    public ProductionConfiguration? FindActiveOrNewest(DeploymentEnvironment environment)
    {
        try
        {
            return FindActive(environment);
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
        {
            return versions.ReadAsync(new RecordQuery { NewestFirst = true }, CancellationToken.None)
                .ToBlockingEnumerable()
                .FirstOrDefault(version => version.Environment == environment);
        }
    }

    /// <inheritdoc/>
    public async ValueTask ActivateAsync(string configurationId, CancellationToken cancellationToken)
    {
        var id = RecordId.Parse(configurationId, RecordKind.Config);
        using var holder = await storeLock.AcquireAsync(ActivateRequest, cancellationToken).ConfigureAwait(false);
        var version = versions.FindStored(id) ?? throw new OperationException(
            "RecordNotFound", ErrorKind.NotFound, $"There is no configuration '{configurationId}' in the store.", configurationId);
        var path = ActivePath(version.Record.Environment);
        store.Guard(path, () =>
        {
            store.WriteDurable(path, version.Content);
            return true;
        });
    }

    /// <summary>The identifiers of the active configurations.</summary>
    public IReadOnlySet<string> ActiveIds() => Enum.GetValues<DeploymentEnvironment>()
        .Select(environment => FindActive(environment)?.ConfigurationId)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The file of the active configuration of an environment, relative to the store.</summary>
    public static string ActiveName(DeploymentEnvironment environment) =>
        environment == DeploymentEnvironment.Staging ? "configuration/current.staging.json" : "configuration/current.json";

    private string ActivePath(DeploymentEnvironment environment) => store.PathOf(ActiveName(environment));

    private ProductionConfiguration ReadActive(string path)
    {
        try
        {
            return _format.Deserialize(store.Files.ReadAllBytes(path));
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new OperationException(
                "RecordDamaged",
                ErrorKind.Damaged,
                $"The active configuration '{path}' cannot be read: {exception.Message} Restore a version of the history, which replaces it.",
                path,
                exception);
        }
    }
}
