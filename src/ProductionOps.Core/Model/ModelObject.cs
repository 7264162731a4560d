using System.Text.Json;
using System.Text.Json.Serialization;
using ProductionOps.Json;

namespace ProductionOps.Model;

/// <summary>Base of everything that is kept as JSON: properties that this version does not know survive a read and a write.</summary>
public abstract record ModelObject
{
    /// <summary>Properties found in the JSON that this version does not know, written back unchanged; null when there are none.</summary>
    [JsonExtensionData]
    [JsonPropertyOrder(int.MaxValue)]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>Its JSON on one line, as a cell of a spreadsheet or a message should show it; of what is no part of an entity, its name.</summary>
    public sealed override string ToString() => ProductionJson.Text.GetTypeInfo(GetType()) is { } type ? JsonSerializer.Serialize(this, type) : GetType().Name;
}
