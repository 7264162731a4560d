using System.Collections.ObjectModel;
using System.Text.Json;

namespace ProductionOps.Json;

/// <summary>Values of any kind by name, whose text is that of the names and values, so that a cell of a spreadsheet shows them and not the name of a type.</summary>
/// <param name="values">The values by name, which are not copied from a dictionary; null for none.</param>
public sealed class JsonValues(IEnumerable<KeyValuePair<string, JsonElement>>? values)
    : ReadOnlyDictionary<string, JsonElement>(values as IDictionary<string, JsonElement> ?? new Dictionary<string, JsonElement>(values ?? [], StringComparer.Ordinal))
{
    /// <summary>Names and values, separated by a semicolon and a space.</summary>
    public override string ToString() => string.Join("; ", this.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={TextOf(pair.Value)}"));

    private static string? TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : JsonSerializer.Serialize(value, ProductionJson.Text.JsonElement);
}
