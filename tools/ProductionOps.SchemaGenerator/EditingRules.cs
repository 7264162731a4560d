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

    private static readonly string[] Assigned = ["configurationId", "timestamp", "schemaVersion", "sequence", "previousChecksum"];

    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        [string.Empty] = ["environment", "application", "deployment"],
        ["/application"] = ["name", "homepage"],
        ["/deployment/target"] = ["type"],
        ["/definitions/DeploymentTarget"] = ["type"],
    };

    /// <summary>Applies the rules in place.</summary>
    public static void Apply(JsonObject schema, JsonObject defaults)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Relax(schema, string.Empty, defaults);
        var target = schema["definitions"]!["DeploymentTarget"]!.AsObject();
        Relax(target, "/definitions/DeploymentTarget", defaults?["deployment"]?["target"] as JsonObject);
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
