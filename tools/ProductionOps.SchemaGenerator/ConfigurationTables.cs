using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProductionOps.SchemaGenerator;

/// <summary>The tables of settings in the documentation, between two marks.</summary>
public static class ConfigurationTables
{
    private const string Begin = "<!-- settings: generated from the model -->";
    private const string End = "<!-- end of settings -->";

    /// <summary>The document with the tables of this schema between the marks.</summary>
    public static string Insert(string document, JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidOperationException($"The document lacks the marks {Begin} and {End}.");
        return $"{document[..(begin + Begin.Length)]}\n\n{Tables(schema)}{document[end..]}";
    }

    private static string Tables(JsonObject schema)
    {
        var text = new StringBuilder();
        var properties = schema["properties"]!.AsObject();
        Table(text, "top level", [.. properties.Where(pair => !IsSection(pair.Value!)).Select(pair => (pair.Key, pair.Value!.AsObject()))]);
        foreach (var (name, section) in properties.Where(pair => IsSection(pair.Value!)))
            Table(text, name, [.. Leaves(name, section!.AsObject())]);
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, IReadOnlyList<(string Path, JsonObject Schema)> settings)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"### {title}\n\n| Key | Type | Default | Meaning |\n|---|---|---|---|\n");
        foreach (var (path, schema) in settings)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"| `{path}` | {TypeOf(schema)} | {DefaultOf(schema)} | {schema["description"]!.GetValue<string>().Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        text.Append('\n');
    }

    private static IEnumerable<(string Path, JsonObject Schema)> Leaves(string path, JsonObject schema)
    {
        if (schema["additionalProperties"] is JsonObject named && IsSection(named)) return Leaves($"{path}.NAME", named);
        if (!IsSection(schema)) return [(path, schema)];
        return schema["properties"]!.AsObject().SelectMany(pair => Leaves($"{path}.{pair.Key}", pair.Value!.AsObject()));
    }

    private static bool IsSection(JsonNode schema) => schema["properties"] is not null;

    private static string TypeOf(JsonNode schema)
    {
        if (schema["enum"] is JsonArray literals) return string.Join(", ", literals.Select(literal => $"`{literal!.GetValue<string>()}`"));
        var type = schema["type"]?.GetValue<string>();
        return type switch
        {
            "array" when schema["items"]?["$ref"]?.GetValue<string>().EndsWith("/DeploymentTarget", StringComparison.Ordinal) == true => "list of targets",
            "array" when schema["items"]?["$ref"] is not null => "list of objects",
            "array" when schema["items"]?["enum"] is not null => $"list of {TypeOf(schema["items"]!)}",
            "array" => "list of text",
            "object" => $"names to {TypeOf(schema["additionalProperties"]!)}",
            "string" when schema["format"] is { } format => format.GetValue<string>() == "uri" ? "URL" : "time",
            "string" => "text",
            "integer" => $"whole number{Range(schema)}",
            "number" => $"number{Range(schema)}",
            _ => "true or false",
        };
    }

    private static string Range(JsonNode schema)
    {
        var maximum = schema["maximum"]?.ToJsonString();
        if (maximum is not null && maximum.Length < 6) return $", {schema["minimum"]?.ToJsonString()} to {maximum}";
        return schema["exclusiveMinimum"] is not null ? ", above 0" : $", at least {schema["minimum"]?.ToJsonString()}";
    }

    private static string DefaultOf(JsonNode schema)
    {
        if (schema["default"] is not { } value) return "-";
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            value.WriteTo(writer);
        var text = Encoding.UTF8.GetString(buffer.ToArray());
        return text == "\"\"" ? "empty" : $"`{text}`";
    }
}
