using System.Text.Json.Serialization.Metadata;

namespace ProductionOps.Store;

/// <summary>
/// Small named documents. A name is one or more parts of lower-case letters, digits and hyphens, separated by slashes, such as
/// <c>deployment/journal</c>. A write is durable and atomic; the last one wins.
/// </summary>
public interface IStateCollection
{
    /// <summary>The document of that name; null when there is none.</summary>
    /// <exception cref="OperationException"><c>StateDamaged</c>: it cannot be read.</exception>
    ValueTask<T?> FindAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Writes a document.</summary>
    ValueTask SetAsync<T>(string name, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Removes a document; nothing happens when there is none.</summary>
    ValueTask RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names of the documents below a name, in ordinal order.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken);
}
