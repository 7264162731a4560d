using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Configuration;

/// <summary>What a configuration says, without what makes it one stored version of many.</summary>
internal static class ConfigurationContent
{
    private static readonly string[] Identity =
        ["$schema", "configurationId", "version", "timestamp", "schemaVersion", "sequence", "previousChecksum"];

    /// <summary>The content of a configuration.</summary>
    public static JsonObject Of(ProductionConfiguration configuration) =>
        Without(JsonSerializer.SerializeToNode(configuration, ProductionJson.Default.ProductionConfiguration)!.AsObject());

    /// <summary>A copy of a document without identity.</summary>
    public static JsonObject Without(JsonObject document)
    {
        var content = document.DeepClone().AsObject();
        foreach (var name in Identity) content.Remove(name);
        return content;
    }

    /// <summary>Whether two configurations say the same.</summary>
    public static bool Same(ProductionConfiguration left, ProductionConfiguration right) => JsonNode.DeepEquals(Of(left), Of(right));

    /// <summary>The scalar settings of a configuration by dotted path, in the order of the document.</summary>
    public static IReadOnlyList<(string Path, string Value)> Settings(ProductionConfiguration configuration) =>
        [.. Leaves(Of(configuration), SettingPath.Root)];

    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode? node, SettingPath path) => node switch
    {
        JsonObject mapping => mapping.SelectMany(pair => Leaves(pair.Value, path.Append(pair.Key))),
        JsonArray sequence => sequence.SelectMany((item, index) => Leaves(item, path.Append(index))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(path.ToString(), value.GetValue<string>())],
        null => [(path.ToString(), "null")],
        _ => [(path.ToString(), node.ToJsonString())],
    };
}
