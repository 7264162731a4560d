using System.Text.Json.Nodes;

namespace ProductionOps.SchemaGenerator;

/// <summary>
/// Turns the schema of a whole configuration into that of the file that people edit: only what has no default is required, defaults are
/// shown, and what the store assigns is allowed and ignored.
/// </summary>
public static class EditingRules
{
    // Of interest for the records, not for somebody who writes a configuration.
    private const string Provenance = " (an addition to the specification)";

    private const string Definitions = "/definitions/";

    private static readonly string[] Assigned = ["configurationId", "timestamp", "schemaVersion", "sequence", "previousChecksum"];

    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        [string.Empty] = ["environment", "application", "deployment"],
        ["/application"] = ["name", "homepage"],
        ["/deployment/target"] = ["type"],
        ["/definitions/DeploymentTarget"] = ["type"],
        ["/definitions/EscalationStep"] = ["after", "channels"],
        ["/definitions/AlertSilence"] = ["to"],
        ["/notifications/channels/*"] = ["type"],
    };

    /// <summary>Applies the rules in place.</summary>
    public static void Apply(JsonObject schema, JsonObject defaults)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Relax(schema, string.Empty, defaults);
        foreach (var pointer in Required.Keys.Where(key => key.StartsWith(Definitions, StringComparison.Ordinal)))
        {
            var name = pointer[Definitions.Length..];
            var presets = name == "DeploymentTarget" ? defaults?["deployment"]?["target"] as JsonObject : null;
            Relax(schema["definitions"]![name]!.AsObject(), pointer, presets);
        }

        var properties = schema["properties"]!.AsObject();
        foreach (var name in Assigned)
            properties[name]!["description"] = $"{properties[name]!["description"]!.GetValue<string>()} The store assigns it; an import ignores it.";
        properties.Insert(0, "$schema", new JsonObject
        {
            ["title"] = "Schema",
            ["description"] = "Address of this schema, for editors; an import ignores it.",
            ["type"] = "string",
        });
    }

    private static void Relax(JsonObject schema, string pointer, JsonObject? defaults)
    {
        schema.Remove("required");
        if (Required.TryGetValue(pointer, out var required))
            schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        if (schema["additionalProperties"] is JsonObject named && named["properties"] is not null) Relax(named, $"{pointer}/*", defaults: null);
        if (schema["properties"] is not JsonObject properties) return;
        foreach (var (name, value) in properties)
        {
            var property = value!.AsObject();
            if (property["description"]?.GetValue<string>() is { } description)
                property["description"] = description.Replace(Provenance, string.Empty, StringComparison.Ordinal);
            if (defaults?[name] is { } preset && preset is not JsonObject { Count: > 0 }) property["default"] = preset.DeepClone();
            Relax(property, $"{pointer}/{name}", defaults?[name] as JsonObject);
        }
    }
}
