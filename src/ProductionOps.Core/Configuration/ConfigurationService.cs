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
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);
    private readonly ConfigurationReader _reader = new(integrations, time);
    private readonly ConfigurationLookup _lookup = new(store.Configurations);

    /// <summary>The active configuration of an environment.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>: there is none; the message says how to import one.</exception>
    public Task<ProductionConfiguration> GetActiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        _lookup.GetActiveAsync(environment, cancellationToken);

    /// <summary>A stored configuration by its identifier or its version; the newest that fits, of any environment when null.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>: there is none.</exception>
    public Task<ProductionConfiguration> FindAsync(
        string idOrVersion, DeploymentEnvironment? environment, CancellationToken cancellationToken) =>
        _lookup.FindAsync(idOrVersion, environment, cancellationToken);

    /// <summary>The stored versions that a query selects.</summary>
    public IAsyncEnumerable<ConfigurationEntry> ListAsync(RecordQuery query, CancellationToken cancellationToken) =>
        store.Configurations.ListAsync(query, cancellationToken);

    /// <summary>Checks a text for syntax, shape and meaning; nothing is stored. Problems are in the result, not exceptions.</summary>
    public ConfigurationCheck Check(string text, string source, ConfigurationFormat? format = null) => _reader.Read(text, source, format);

    /// <summary>
    /// Stores a configuration as a new version and returns it. When the content is that of the active or the newest version, that one
    /// is returned and nothing is stored. A version that the text does not state, or that is stored with other content, becomes the
    /// next patch version of the newest one.
    /// </summary>
    /// <exception cref="OperationException">As for <see cref="ConfigurationCheck.GetConfiguration"/>;
    /// <c>ConfigurationVersionTooLow</c>: the version is not above the newest one; <c>ConfigurationVersionInvalid</c>: it is not a
    /// semantic version; <c>LockHeld</c>: somebody else is changing the configuration.</exception>
    public async Task<ProductionConfiguration> ImportAsync(ConfigurationImport request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var check = Check(request.Text, request.Source, request.Format);
        var configuration = check.GetConfiguration();
        foreach (var warning in check.Problems) request.Reporter.Warning(warning.ToString());
        await using var held = await LockAsync($"importing {request.Source}", cancellationToken);
        var plan = await PlanAsync(configuration, request.Version, check.StatedVersion, cancellationToken);
        return await CarryOutAsync(plan, request.Activate, cancellationToken);
    }

    /// <summary>What <see cref="ImportAsync"/> would do; nothing is stored.</summary>
    /// <exception cref="OperationException">As for the versions of <see cref="ImportAsync"/>.</exception>
    public async Task<ConfigurationPreview> PreviewImportAsync(ConfigurationImport request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var check = Check(request.Text, request.Source, request.Format);
        if (check.Configuration is not { } configuration) return new ConfigurationPreview(check, Active: null, Existing: null, Version: null, []);
        var plan = await PlanAsync(configuration, request.Version, check.StatedVersion, cancellationToken);
        return new ConfigurationPreview(
            check, plan.Active, plan.Existing, plan.Version, ConfigurationComparison.Compare(plan.Active, configuration));
    }

    /// <summary>Changes settings of the active configuration: stores the result as a new patch version, activates and returns it. When
    /// nothing would change, the active configuration is returned and nothing is stored.</summary>
    /// <param name="environment">Environment.</param>
    /// <param name="changes">Values by dotted path, such as <c>deployment.healthCheckTimeout</c>; null returns a setting to its default.</param>
    /// <param name="cancellationToken">Stops it before anything is stored.</param>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>; <c>ConfigurationPathInvalid</c>: a path is not one;
    /// as for <see cref="ConfigurationCheck.GetConfiguration"/>.</exception>
    public async Task<ProductionConfiguration> SetAsync(
        DeploymentEnvironment environment, IReadOnlyDictionary<string, JsonNode?> changes, CancellationToken cancellationToken)
    {
        await using var held = await LockAsync("changing settings", cancellationToken);
        var active = await GetActiveAsync(environment, cancellationToken);
        return await CarryOutAsync(await PlanAsync(Changed(active, changes), null, null, cancellationToken), activate: true, cancellationToken);
    }

    /// <summary>As the other, with values as people type them: the schema decides what type a text becomes.</summary>
    /// <exception cref="OperationException">As the other.</exception>
    public Task<ProductionConfiguration> SetAsync(
        DeploymentEnvironment environment, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken) =>
        SetAsync(environment, Typed(changes), cancellationToken);

    /// <summary>What <c>SetAsync</c> would change; nothing is stored.</summary>
    /// <exception cref="OperationException">As <c>SetAsync</c>.</exception>
    public async Task<IReadOnlyList<ConfigurationDifference>> PreviewSetAsync(
        DeploymentEnvironment environment, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken)
    {
        var active = await GetActiveAsync(environment, cancellationToken);
        return Compare(active, Changed(active, Typed(changes)));
    }

    /// <summary>The settings in which two configurations differ; identifier, version and times are not compared.</summary>
    public static IReadOnlyList<ConfigurationDifference> Compare(ProductionConfiguration left, ProductionConfiguration right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return ConfigurationComparison.Compare(left, right);
    }

    /// <summary>
    /// Stores the content of an earlier version as a new version, activates and returns it; the history is kept. When it is the
    /// content of the active version, that one is returned.
    /// </summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>; as for
    /// <see cref="ConfigurationCheck.GetConfiguration"/>: it breaks a rule of this version.</exception>
    public async Task<ProductionConfiguration> RestoreAsync(
        string idOrVersion, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        await using var held = await LockAsync($"restoring {idOrVersion}", cancellationToken);
        var earlier = await FindAsync(idOrVersion, environment, cancellationToken);
        var content = ConfigurationContent.Of(earlier);
        var plan = await PlanAsync(Checked(content, $"configuration {earlier.Version}"), null, null, cancellationToken);
        return await CarryOutAsync(plan, activate: true, cancellationToken);
    }

    /// <summary>The text of a configuration, without what the store gave it, so that it can be edited and imported again.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="format">How to write it.</param>
    /// <param name="schema">Address or path of the schema, for editors; the name of the schema file when null.</param>
    public string Export(ProductionConfiguration configuration, ConfigurationFormat format, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return ConfigurationText.Write(configuration, format, schema, integrations);
    }

    private ProductionConfiguration Changed(ProductionConfiguration active, IReadOnlyDictionary<string, JsonNode?> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var content = ConfigurationContent.Of(active);
        foreach (var (path, value) in changes) SettingPath.Parse(path).Set(content, value?.DeepClone());
        return Checked(content, "the change");
    }

    private ProductionConfiguration Checked(JsonObject content, string source) =>
        Check(content.ToJsonString(), source, ConfigurationFormat.Json).GetConfiguration();

    private static Dictionary<string, JsonNode?> Typed(IReadOnlyDictionary<string, string?> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var text = new SettingText();
        return changes.ToDictionary(
            pair => pair.Key,
            pair => pair.Value is null ? null : text.Parse(SettingPath.Parse(pair.Key), pair.Value),
            StringComparer.Ordinal);
    }

    private async Task<ImportPlan> PlanAsync(
        ProductionConfiguration configuration, string? requested, string? stated, CancellationToken cancellationToken) =>
        await ImportPlan.MakeAsync(store.Configurations, configuration, requested, stated, cancellationToken);

    private async Task<ProductionConfiguration> CarryOutAsync(ImportPlan plan, bool activate, CancellationToken cancellationToken)
    {
        var stored = plan.Existing ?? await store.Configurations.AddAsync(plan.NewRecord(time.GetUtcNow()), cancellationToken);
        if (activate && stored.ConfigurationId != plan.Active?.ConfigurationId)
            await store.Configurations.ActivateAsync(stored.ConfigurationId, cancellationToken);
        return stored;
    }

    private ValueTask<IAsyncDisposable> LockAsync(string reason, CancellationToken cancellationToken) =>
        store.LockAsync("configuration", new LockRequest(reason, LockWait), cancellationToken);
}
