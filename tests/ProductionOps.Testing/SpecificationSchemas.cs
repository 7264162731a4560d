using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Integrations;

namespace ProductionOps.Testing;

/// <summary>Checks what the product writes against JSON Schemas generated from the specified TypeScript interfaces, apart from
/// <see cref="SpecificationDeviations"/>.</summary>
public sealed class SpecificationSchemas
{
    private readonly ISchemaValidator _validator = new IntegrationServices().Schemas;
    private readonly Dictionary<string, string> _schemas = new(StringComparer.Ordinal);

    public SpecificationSchemas()
    {
        var document = Generated();
        SpecificationDeviations.Apply(document["definitions"]!.AsObject());
        ReplaceConstants(document);
        Definitions = document["definitions"]!.AsObject();
        foreach (var name in Definitions.Select(pair => pair.Key))
        {
            var schema = Definitions[name]!.DeepClone();
            schema["definitions"] = Definitions.DeepClone();
            _schemas[name] = schema.ToJsonString();
        }
    }

    /// <summary>The schemas by interface, with the deviations applied.</summary>
    public JsonObject Definitions { get; }

    /// <summary>The schemas as they were generated.</summary>
    public static JsonObject Generated()
    {
        using var stream = typeof(SpecificationSchemas).Assembly.GetManifestResourceStream("data-model.schema.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    /// <summary>The ways in which a document breaks an interface of the specification; nothing when it fits.</summary>
    public IReadOnlyList<SchemaViolation> Validate(string name, string json) => _validator.Validate(_schemas[name], json);

    /// <summary>The ways in which the records of a store on disk break the specification, one line each, with the file.</summary>
    /// <param name="root">The folder with <c>store.json</c>.</param>
    /// <param name="records">How many records were checked, so that a test can see that there were any.</param>
    public IReadOnlyList<string> ValidateStore(string root, out int records)
    {
        var files = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(path => (path, name: InterfaceOf(Path.GetRelativePath(root, path).Replace('\\', '/'))))
            .Where(file => file.name is not null)
            .ToList();
        records = files.Count;
        return [.. files.SelectMany(file => Validate(file.name!, File.ReadAllText(file.path))
            .Select(violation => $"{Path.GetRelativePath(root, file.path)}: {violation.Pointer}: {violation.Message} ({violation.Value})"))];
    }

    private static string? InterfaceOf(string path) => path.Split('/') switch
    {
        ["deployments", var file] when file.EndsWith("-deployment.json", StringComparison.Ordinal) => "ProductionDeployment",
        ["monitoring", { Length: 4 }, { Length: 2 }, { Length: 2 }, var file] when file != "rollup.json" => "ProductionMonitoring",
        ["monitoring", "alerts", var file] when file != "index.json" => "MonitoringAlert",
        ["monitoring", "incidents", var file] when file != "index.json" => "UptimeIncident",
        ["maintenance", var file] when file.EndsWith("-maintenance.json", StringComparison.Ordinal) => "MaintenanceAutomation",
        ["configuration", var file] when file.StartsWith("current", StringComparison.Ordinal) => "ProductionConfiguration",
        ["configuration", "history", _] => "ProductionConfiguration",
        _ => null,
    };

    // The validator does not know const, which a list of one literal says as well.
    private static void ReplaceConstants(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) ReplaceConstants(item);
        }

        if (node is not JsonObject mapping) return;
        if (mapping["const"] is JsonValue literal)
        {
            mapping.Remove("const");
            mapping["enum"] = new JsonArray(literal.DeepClone());
        }

        foreach (var (_, value) in mapping.ToList()) ReplaceConstants(value);
    }
}
