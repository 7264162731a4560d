namespace ProductionOps.Configuration;

/// <summary>Finds the values of secrets by name. No value may reach a file, a message or a record.</summary>
public interface ISecretResolver
{
    /// <summary>The value of a secret; null when this resolver does not know it.</summary>
    ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken);
}
