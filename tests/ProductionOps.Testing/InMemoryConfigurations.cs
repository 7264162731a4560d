using System.Security.Cryptography;
using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Testing;

/// <summary>Configurations without files; records are kept as JSON, as a database would.</summary>
public sealed class InMemoryConfigurations(TimeProvider time) : IConfigurationCollection
{
    private readonly Lock _lock = new();
    private readonly List<(ConfigurationEntry Entry, byte[] Json)> _records = [];
    private readonly Dictionary<DeploymentEnvironment, string> _active = [];

    public ValueTask<ProductionConfiguration> AddAsync(ProductionConfiguration record, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var id = RecordId.At(record.Timestamp ?? time.GetUtcNow(), RecordKind.Config);
            while (_records.Exists(stored => stored.Entry.ConfigurationId == id.ToString())) id = id.Next();
            var added = record with { ConfigurationId = id.ToString(), Sequence = _records.Count + 1, SchemaVersion = 1 };
            var json = JsonSerializer.SerializeToUtf8Bytes(added, ProductionJson.Default.ProductionConfiguration);
            _records.Add((EntryOf(added, json), json));
            return ValueTask.FromResult(added);
        }
    }

    public ValueTask<IReadOnlyList<ImportOutcome>> ImportAsync(
        IReadOnlyList<ProductionConfiguration> records, bool whatIf, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ProductionConfiguration> ReplaceAsync(ProductionConfiguration record, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A version is never changed.");

    public ValueTask<ProductionConfiguration?> FindAsync(string id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var json = _records.Find(stored => stored.Entry.ConfigurationId == id).Json;
            return ValueTask.FromResult(json is null ? null : Read(json));
        }
    }

    public async IAsyncEnumerable<ConfigurationEntry> ListAsync(
        RecordQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        List<ConfigurationEntry> entries;
        lock (_lock) entries = [.. _records.Select(stored => stored.Entry)];
        if (query.NewestFirst) entries.Reverse();
        foreach (var entry in entries
            .Where(entry => query.Environment is null || Literal(entry.Environment) == query.Environment)
            .Take(query.Limit ?? int.MaxValue))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public async IAsyncEnumerable<ProductionConfiguration> ReadAsync(
        RecordQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in ListAsync(query, cancellationToken))
            yield return (await FindAsync(entry.ConfigurationId, cancellationToken))!;
    }

    public ValueTask<ProductionConfiguration?> FindActiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _active.TryGetValue(environment, out var id)
                ? FindAsync(id, cancellationToken)
                : ValueTask.FromResult<ProductionConfiguration?>(null);
        }
    }

    public async ValueTask ActivateAsync(string configurationId, CancellationToken cancellationToken)
    {
        var configuration = await FindAsync(configurationId, cancellationToken)
            ?? throw new OperationException("RecordNotFound", ErrorKind.NotFound, $"There is no {configurationId}.", configurationId);
        lock (_lock) _active[configuration.Environment] = configurationId;
    }

    private static ProductionConfiguration Read(byte[] json) =>
        JsonSerializer.Deserialize(json, ProductionJson.Default.ProductionConfiguration)!;

    private static string Literal(DeploymentEnvironment environment) =>
        JsonSerializer.Serialize(environment, ProductionJson.Default.DeploymentEnvironment).Trim('"');

    private static ConfigurationEntry EntryOf(ProductionConfiguration record, byte[] json) => new()
    {
        ConfigurationId = record.ConfigurationId,
        Version = record.Version,
        Environment = record.Environment,
        Timestamp = record.Timestamp,
        Sequence = record.Sequence!.Value,
        Checksum = Convert.ToHexStringLower(SHA256.HashData(json)),
        Length = json.Length,
    };
}
