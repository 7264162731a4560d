using System.Globalization;
using System.Text.Json.Nodes;

namespace ProductionOps.Integrations.Validation;

/// <summary>
/// Turns the validator's paths, such as <c>#/targets[0].url</c>, into JSON pointers. Those paths escape dots and brackets in names in some
/// places and not in others, so they are followed through the document itself, longest name first.
/// </summary>
internal static class InstancePath
{
    public static (string Pointer, JsonNode? Value) Resolve(string path, JsonNode? document)
    {
        var rest = path.StartsWith("#/", StringComparison.Ordinal) ? path[2..] : path.TrimStart('#');
        var pointer = string.Empty;
        var node = document;
        while (rest.Length > 0)
        {
            (var step, rest, node) = Next(rest, node);
            pointer += "/" + step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        }

        return (pointer, node);
    }

    private static (string Step, string Remainder, JsonNode? Node) Next(string path, JsonNode? node)
    {
        if (node is JsonArray items && path[0] == '[' && path.IndexOf(']', StringComparison.Ordinal) is var end and > 0
            && int.TryParse(path.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count)
        {
            return (path[1..end], path[(end + 1)..].TrimStart('.'), items[index]);
        }

        if (path.StartsWith("['", StringComparison.Ordinal) && path.IndexOf("']", StringComparison.Ordinal) is var close and > 0)
        {
            var quoted = path[2..close].Replace("\\'", "'", StringComparison.Ordinal);
            return (quoted, path[(close + 2)..].TrimStart('.'), (node as JsonObject)?[quoted]);
        }

        var name = (node as JsonObject)?
            .Select(pair => pair.Key)
            .Where(key => IsPrefix(key, path))
            .MaxBy(key => key.Length);
        return name is null
            ? (path, string.Empty, null)
            : (name, path[name.Length..] is ['.', .. var rest] ? rest : path[name.Length..], node![name]);
    }

    private static bool IsPrefix(string key, string path) =>
        path.StartsWith(key, StringComparison.Ordinal) && (path.Length == key.Length || path[key.Length] is '.' or '[');
}
