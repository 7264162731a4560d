using System.Collections;
using System.Collections.ObjectModel;
using System.Text.Json;

namespace ProductionOps.Json;

/// <summary>Values of any kind by name, whose text is that of the names and values, so that a cell of a spreadsheet shows them and not the name of a type.</summary>
/// <remarks>Whoever asks without types, as PowerShell and its <c>ConvertTo-Json</c> do, gets texts, numbers, lists and dictionaries.</remarks>
/// <param name="values">The values by name, which are not copied from a dictionary; null for none.</param>
public sealed class JsonValueDictionary(IEnumerable<KeyValuePair<string, JsonElement>>? values)
    : ReadOnlyDictionary<string, JsonElement>(values as IDictionary<string, JsonElement> ?? new Dictionary<string, JsonElement>(values ?? [], StringComparer.Ordinal)), IDictionary
{
    bool IDictionary.IsFixedSize => true;

    bool IDictionary.IsReadOnly => true;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    ICollection IDictionary.Keys => Plain().Keys;

    ICollection IDictionary.Values => Plain().Values;

    object? IDictionary.this[object key]
    {
        get => key is string name && TryGetValue(name, out var value) ? Plain(value) : null;
        set => throw new NotSupportedException();
    }

    /// <summary>Names and values, separated by a semicolon and a space.</summary>
    public override string ToString() => string.Join("; ", this.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={TextOf(pair.Value)}"));

    private static string? TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : JsonSerializer.Serialize(value, ProductionJson.Text.JsonElement);

    bool IDictionary.Contains(object key) => key is string name && ContainsKey(name);

    IDictionaryEnumerator IDictionary.GetEnumerator() => ((IDictionary)Plain()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection.CopyTo(Array array, int index) => ((ICollection)Plain()).CopyTo(array, index);

    void IDictionary.Add(object key, object? value) => throw new NotSupportedException();

    void IDictionary.Clear() => throw new NotSupportedException();

    void IDictionary.Remove(object key) => throw new NotSupportedException();

    private Dictionary<string, object?> Plain() => this.ToDictionary(static pair => pair.Key, static pair => Plain(pair.Value), StringComparer.Ordinal);

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? (object)whole : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(static property => property.Name, static property => Plain(property.Value), StringComparer.Ordinal),
        _ => null,
    };
}
