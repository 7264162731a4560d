using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using ProductionOps.Configuration;

namespace ProductionOps.Integrations.Validation;

/// <summary>JSON Schema draft 07 by NJsonSchema.</summary>
public sealed class SchemaValidator : ISchemaValidator
{
    private readonly ConcurrentDictionary<string, Lazy<JsonSchema>> _parsed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<SchemaViolation> Validate(string schema, string json)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(json);
        var parsed = _parsed.GetOrAdd(schema, text => new Lazy<JsonSchema>(() => Parse(text)));
        var document = JsonNode.Parse(json);
        return [.. Flatten(parsed.Value.Validate(json))
            .Select(error => ViolationText.Describe(error, document))
            .DistinctBy(violation => (violation.Pointer, violation.Rule))
            .GroupBy(violation => violation.Pointer, StringComparer.Ordinal)
            .SelectMany(MostTelling)];
    }

    // The parser has only an asynchronous face, but reads nothing besides the text: every reference is inside it.
    private static JsonSchema Parse(string text) => Task.Run(() => JsonSchema.FromJsonAsync(text)).GetAwaiter().GetResult();

    private static IEnumerable<ValidationError> Flatten(IEnumerable<ValidationError> errors)
    {
        foreach (var error in errors)
        {
            if (error is not ChildSchemaValidationError parent)
            {
                yield return error;
                continue;
            }

            foreach (var child in Flatten(parent.Errors.SelectMany(pair => pair.Value))) yield return child;
        }
    }

    // A value of the wrong type breaks other rules too, which would only distract.
    private static IEnumerable<SchemaViolation> MostTelling(IEnumerable<SchemaViolation> atOnePlace)
    {
        var violations = atOnePlace.ToList();
        var type = violations.Find(violation => violation.Rule == "type");
        return type is null ? violations : [type];
    }
}
