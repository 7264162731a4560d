using ProductionOps.Model;

namespace ProductionOps.Configuration.Secrets;

/// <summary>Gives the values of the secrets that a configuration names, to the commands that need them and to nothing else.</summary>
/// <param name="resolvers">Asked in order; the first that knows a secret gives its value.</param>
public sealed class SecretService(IReadOnlyList<ISecretResolver> resolvers)
{
    /// <summary>The values by name.</summary>
    /// <exception cref="OperationException"><c>SecretNotFound</c>: no resolver knows one or more of them; the message names
    /// them.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ResolveAsync(
        ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var name in configuration.EnvironmentSettings.Secrets.Distinct(StringComparer.Ordinal))
        {
            if (await FindAsync(name, cancellationToken) is { } value) values[name] = value;
            else missing.Add(name);
        }

        return missing.Count == 0 ? values : throw NotFound(missing);
    }

    /// <summary>The value of one secret.</summary>
    /// <exception cref="OperationException"><c>SecretNotFound</c>: no resolver knows it.</exception>
    public async ValueTask<string> RequireAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ?? throw NotFound([name]);

    /// <summary>The values that are known, by name; a name that no resolver knows is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindKnownAsync(
        ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in configuration.EnvironmentSettings.Secrets.Distinct(StringComparer.Ordinal))
        {
            if (await FindAsync(name, cancellationToken) is { } value) values[name] = value;
        }

        return values;
    }

    private async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        foreach (var resolver in resolvers)
        {
            if (await resolver.FindAsync(name, cancellationToken) is { Length: > 0 } value) return value;
        }

        return null;
    }

    private static OperationException NotFound(List<string> missing) => new(
        "SecretNotFound",
        ErrorKind.NotFound,
        $"No value was found for the secret{(missing.Count == 1 ? string.Empty : "s")} {string.Join(", ", missing)}. Set an environment " +
        "variable of the same name, store it in a registered SecretManagement vault, or remove it from the configuration.",
        string.Join(", ", missing));
}
