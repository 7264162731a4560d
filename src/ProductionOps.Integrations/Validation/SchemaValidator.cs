using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using ProductionOps.Configuration;

namespace ProductionOps.Integrations.Validation;

/// <summary>JSON Schema draft 07 by NJsonSchema.</summary>
public sealed class SchemaValidator : ISchemaValidator
{
    private const string TypeRule = "type";
    private readonly ConcurrentDictionary<string, Lazy<JsonSchema>> _parsed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<SchemaViolation> Validate(string schema, string json)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(json);
        var parsed = _parsed.GetOrAdd(schema, text => new Lazy<JsonSchema>(() => Parse(text)));
        var document = JsonNode.Parse(json);
        var violations = Flatten(parsed.Value.Validate(json))
            .Select(error => ViolationText.Describe(error, document))
            .DistinctBy(violation => (violation.Pointer, violation.Rule))
            .ToList();
        var wrongTypes = violations.Where(violation => violation.Rule == TypeRule).Select(violation => violation.Pointer).ToList();
        return [.. violations.Where(violation => violation.Rule == TypeRule || !wrongTypes.Exists(place => IsWithin(violation.Pointer, place)))];
    }

    // A value of the wrong type breaks other rules too, which would only distract.
    private static bool IsWithin(string pointer, string place) =>
        pointer.StartsWith(place, StringComparison.Ordinal) && (pointer.Length == place.Length || pointer[place.Length] == '/');

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
}
