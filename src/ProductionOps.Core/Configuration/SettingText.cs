using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProductionOps.Configuration;

/// <summary>Turns what people type for a setting into JSON, by the type that the schema gives it.</summary>
internal sealed class SettingText
{
    private readonly JsonNode _schema = JsonNode.Parse(ShippedSchemas.Read(ShippedSchemas.Configuration))!;

    /// <summary>The value; text that does not fit the type stays text, so that the schema check explains what is expected.</summary>
    public JsonNode Parse(SettingPath path, string text) => TypeOf(path) switch
    {
        "boolean" => bool.TryParse(text.Trim(), out var flag) ? JsonValue.Create(flag) : JsonValue.Create(text),
        "integer" => long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? JsonValue.Create(integer)
            : JsonValue.Create(text),
        "number" => double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text),
        "array" => List(text),
        "object" => Structure(text) ?? JsonValue.Create(text),
        _ => JsonValue.Create(text),
    };

    private string? TypeOf(SettingPath path)
    {
        JsonNode? schema = _schema;
        foreach (var step in path.Steps)
        {
            schema = step is string name
                ? schema?["properties"]?[name] ?? schema?["additionalProperties"] as JsonObject
                : schema?["items"];
            if (schema?["$ref"]?.GetValue<string>() is { } reference) schema = _schema["definitions"]![reference.Split('/')[^1]];
        }

        return schema?["type"]?.GetValue<string>();
    }

    private static JsonNode List(string text) => Structure(text) ?? new JsonArray([.. text
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(item => JsonValue.Create(item))]);

    private static JsonNode? Structure(string text)
    {
        if (text.AsSpan().Trim() is not (['[', .., ']'] or ['{', .., '}'])) return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = ConfigurationLimits.MaximumDepth });
        }
        catch (JsonException)
        {
            // It only looked like JSON: the schema check says what the setting takes.
            return null;
        }
    }
}
