using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProductionOps.Store.Exchange.Schemas;

/// <summary>
/// Prepares a schema of this product for checking many documents. It knows the keywords that those schemas use, and refuses a
/// schema with others rather than to overlook a rule.
/// </summary>
internal sealed class SchemaCompiler(JsonObject root)
{
    private const string TimePattern = @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";

    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "title", "description", "default", "enumDescriptions", "patternErrorMessage", "definitions", "format",
    };

    private static readonly HashSet<string> Rules = new(StringComparer.Ordinal)
    {
        "type", "properties", "required", "minimum", "maximum", "exclusiveMinimum", "pattern", "enum", "minLength", "additionalProperties",
        "items", "$ref", "uniqueItems",
    };

    private readonly Dictionary<string, SchemaNode> _definitions = new(StringComparer.Ordinal);

    /// <summary>Prepares a schema.</summary>
    /// <exception cref="NotSupportedException">It uses a keyword that is not known here.</exception>
    public static SchemaNode Compile(string schema)
    {
        var root = JsonNode.Parse(schema)!.AsObject();
        return new SchemaCompiler(root).Node(root);
    }

    private SchemaNode Node(JsonObject schema)
    {
        if (schema["$ref"] is { } reference) return Definition(reference.GetValue<string>());
        foreach (var (keyword, _) in schema)
        {
            if (!Annotations.Contains(keyword) && !Rules.Contains(keyword)) throw new NotSupportedException($"The schema keyword '{keyword}' is not known.");
        }

        if (schema["properties"] is JsonObject { Count: > 64 }) throw new NotSupportedException("An object of more than 64 properties is not supported.");
        var required = Strings(schema["required"]);
        return new SchemaNode
        {
            Types = TypesOf(schema["type"]),
            Literals = schema["enum"] is JsonArray literals ? [.. literals.Select(literal => Encoding.UTF8.GetBytes(literal!.GetValue<string>()))] : null,
            Pattern = schema["pattern"] is { } pattern ? PatternOf(pattern.GetValue<string>()) : null,
            PatternMessage = schema["patternErrorMessage"]?.GetValue<string>(),
            IsTime = schema["pattern"]?.GetValue<string>() == TimePattern,
            MinimumLength = (int)NumberOf(schema["minLength"], 0),
            Minimum = NumberOf(schema["minimum"], double.NegativeInfinity),
            Maximum = NumberOf(schema["maximum"], double.PositiveInfinity),
            ExclusiveMinimum = NumberOf(schema["exclusiveMinimum"], double.NegativeInfinity),
            Properties = schema["properties"] is JsonObject properties
                ? [.. properties.Select(pair => new SchemaProperty(
                    pair.Key, Encoding.UTF8.GetBytes(pair.Key), required.Contains(pair.Key, StringComparer.Ordinal), Node(pair.Value!.AsObject())))]
                : [],
            Additional = schema["additionalProperties"] is JsonObject additional ? Node(additional) : null,
            Items = schema["items"] is JsonObject items ? Node(items) : null,
        };
    }

    private SchemaNode Definition(string reference)
    {
        var name = reference["#/definitions/".Length..];
        if (!_definitions.TryGetValue(name, out var node)) _definitions[name] = node = Node(root["definitions"]![name]!.AsObject());
        return node;
    }

    private static double NumberOf(JsonNode? value, double otherwise) => value?.GetValue<double>() ?? otherwise;

    // Linear in the length of the text, so no limit of time is needed: a machine that sleeps in the middle of a match would exceed one.
    private static Lazy<Regex> PatternOf(string pattern) => new(() => new Regex(
        pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking));

    private static IReadOnlyList<string> Strings(JsonNode? array) =>
        array is JsonArray items ? [.. items.Select(item => item!.GetValue<string>())] : [];

    private static SchemaTypes TypesOf(JsonNode? type) => type switch
    {
        null => SchemaTypes.None,
        JsonArray types => types.Aggregate(SchemaTypes.None, (sum, one) => sum | TypeOf(one!.GetValue<string>())),
        _ => TypeOf(type.GetValue<string>()),
    };

    private static SchemaTypes TypeOf(string type) => type switch
    {
        "object" => SchemaTypes.Object,
        "array" => SchemaTypes.Array,
        "string" => SchemaTypes.String,
        "integer" => SchemaTypes.Integer,
        "number" => SchemaTypes.Number,
        "boolean" => SchemaTypes.Boolean,
        "null" => SchemaTypes.Null,
        _ => throw new NotSupportedException($"The schema type '{type}' is not known."),
    };
}
