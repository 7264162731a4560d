using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ProductionOps.Json;

namespace ProductionOps.SchemaGenerator;

/// <summary>Writes the JSON Schema (draft 07) of a type from what the serializer knows of it and from the doc comments.</summary>
/// <param name="documentation">Doc comments.</param>
/// <param name="closed">Whether unknown keys are errors, apart from those that begin with <c>x-</c>; else they are allowed.</param>
public sealed class SchemaWriter(XmlDocumentation documentation, bool closed)
{
    private readonly SortedDictionary<string, JsonNode?> _definitions = new(StringComparer.Ordinal);

    /// <summary>The schema of a document.</summary>
    /// <param name="name">Name of the schema.</param>
    /// <param name="type">Type of the document.</param>
    public JsonObject Write(string name, JsonTypeInfo type)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = $"urn:productionops:schema:{name}:1",
            ["title"] = Words.Title(type.Type.Name),
        };
        foreach (var (key, value) in Object(type)) schema[key] = value?.DeepClone();
        if (_definitions.Count == 0) return schema;
        schema["definitions"] = new JsonObject(_definitions.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
        return schema;
    }

    private JsonObject Object(JsonTypeInfo type)
    {
        var known = type.Properties.Where(property => !property.IsExtensionData).ToList();
        var properties = new JsonObject(known.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)Property(property))));
        var required = known.Where(IsRequired).Select(property => JsonValue.Create(property.Name)).ToArray<JsonNode?>();
        var schema = new JsonObject
        {
            ["description"] = documentation.Summary(type.Type),
            ["type"] = "object",
            ["properties"] = properties,
        };
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        if (!closed) return schema;
        schema["patternProperties"] = new JsonObject { ["^x-"] = new JsonObject { ["description"] = "A key of your own." } };
        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject Property(JsonPropertyInfo property)
    {
        var member = (PropertyInfo)property.AttributeProvider!;
        var summary = documentation.Summary(member);
        var schema = Value(property.PropertyType, summary);
        schema["description"] = summary;
        Constraints.Apply(schema, member, summary);
        schema.Insert(0, "title", Words.Title(member.Name));
        return schema;
    }

    private JsonObject Value(Type type, string summary)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return Enumeration(plain);
        if (Constraints.TryScalar(plain, summary) is { } scalar) return scalar;
        if (!plain.IsGenericType) return Object(Information(plain));
        var arguments = plain.GetGenericArguments();
        return plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? new JsonObject { ["type"] = "array", ["items"] = Item(arguments[0]) }
            : new JsonObject { ["type"] = "object", ["additionalProperties"] = Entry(arguments[1], summary) };
    }

    // The value of an open dictionary can be anything.
    private JsonNode Entry(Type type, string summary) =>
        type == typeof(System.Text.Json.JsonElement) ? JsonValue.Create(true) : Value(type, summary);

    // Objects in lists are shared, so that several lists of a schema describe them once.
    private JsonObject Item(Type type)
    {
        if (type.IsEnum || Constraints.TryScalar(type, string.Empty) is not null) return Value(type, string.Empty);
        if (!_definitions.ContainsKey(type.Name))
        {
            _definitions[type.Name] = null;
            var definition = Object(Information(type));
            definition.Insert(0, "title", Words.Title(type.Name));
            _definitions[type.Name] = definition;
        }

        return new JsonObject { ["$ref"] = $"#/definitions/{type.Name}" };
    }

    private JsonObject Enumeration(Type type)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        return new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. fields.Select(Literal)]),
            ["enumDescriptions"] = new JsonArray([.. fields.Select(field => JsonValue.Create(documentation.Summary(field)))]),
        };
    }

    private static JsonNode Literal(FieldInfo field) =>
        JsonValue.Create(field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name)!;

    // What the specification does not have is optional, as it is absent in records of other tools.
    private bool IsRequired(JsonPropertyInfo property)
    {
        var member = (PropertyInfo)property.AttributeProvider!;
        if (documentation.Summary(member).Contains("addition to the specification", StringComparison.Ordinal)) return false;
        var nullability = new NullabilityInfoContext().Create(member).ReadState;
        return property.IsRequired || nullability == NullabilityState.NotNull;
    }

    private static JsonTypeInfo Information(Type type) =>
        ProductionJson.Default.GetTypeInfo(type) ?? throw new NotSupportedException($"{type} is not part of the JSON model.");
}
