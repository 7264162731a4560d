namespace ProductionOps.Configuration.Secrets;

/// <summary>Finds secrets among environment variables of the same name.</summary>
/// <param name="read">Reads a variable; that of this process when null.</param>
public sealed class EnvironmentSecretResolver(Func<string, string?>? read = null) : ISecretResolver
{
    private readonly Func<string, string?> _read = read ?? Environment.GetEnvironmentVariable;

    /// <inheritdoc/>
    public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_read(name) is { Length: > 0 } value ? value : null);
}
