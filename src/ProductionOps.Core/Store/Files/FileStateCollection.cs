using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>State documents as files below <c>state/</c>.</summary>
internal sealed class FileStateCollection(StoreDirectory store) : IStateCollection
{
    private const string Root = "state";
    private const string Extension = ".json";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <inheritdoc/>
    public ValueTask<T?> FindAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(name);
        return ValueTask.FromResult(store.Guard(path, () => Read(path, type)));
    }

    /// <inheritdoc/>
    public ValueTask SetAsync<T>(string name, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(name);
        var json = JsonSerializer.SerializeToUtf8Bytes(document, type);
        var content = json.Length > 2 && json[0] == (byte)'{' ? JsonSeal.Apply(json) : json;
        store.Guard(path, () =>
        {
            store.WriteDurable(path, content);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(name);
        store.Guard(path, () =>
        {
            if (!store.Files.FileExists(path)) return false;
            store.Files.DeleteFile(path);
            store.Files.FlushDirectory(Path.GetDirectoryName(path)!);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (prefix.Length > 0) Check(prefix);
        var directory = prefix.Length == 0 ? Root : $"{Root}/{prefix}";
        IReadOnlyList<string> names = store.Guard(
            store.PathOf(directory), () => Names(directory).Order(StringComparer.Ordinal).ToList());
        return ValueTask.FromResult(names);
    }

    private static bool IsName(string name) => name.Split('/').All(static part => part.Length > 0 && !part.AsSpan().ContainsAnyExcept(NameCharacters));

    private static void Check(string name)
    {
        if (IsName(name)) return;
        throw new OperationException(
            "StateNameInvalid",
            ErrorKind.InvalidInput,
            $"'{name}' is not a state name: parts of lower-case letters, digits and hyphens, separated by slashes.",
            name);
    }

    private string PathOf(string name)
    {
        Check(name);
        return store.PathOf($"{Root}/{name}{Extension}");
    }

    private T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            if (!store.Files.FileExists(path)) return null;
            var content = store.Files.ReadAllBytes(path);
            return JsonSerializer.Deserialize(JsonSeal.Remove(content) ?? content, type);
        }
        catch (FileNotFoundException)
        {
            // It was removed between the two looks.
            return null;
        }
        catch (JsonException exception)
        {
            throw new OperationException(
                "StateDamaged",
                ErrorKind.Damaged,
                $"The state file '{path}' cannot be read: {exception.Message} Move it away to go on without it.",
                path,
                exception);
        }
    }

    private IEnumerable<string> Names(string directory)
    {
        foreach (var entry in store.Files.Enumerate(store.PathOf(directory)))
        {
            var relative = $"{directory}/{entry.Name}"[(Root.Length + 1)..];
            if (entry.Kind == FileEntryKind.Directory)
            {
                foreach (var name in Names($"{directory}/{entry.Name}")) yield return name;
            }
            else if (entry.Kind == FileEntryKind.File && relative.EndsWith(Extension, StringComparison.Ordinal))
            {
                var name = relative[..^Extension.Length];
                if (IsName(name)) yield return name;
            }
        }
    }
}
