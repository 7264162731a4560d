using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema.Validation;
using ProductionOps.Configuration;

namespace ProductionOps.Integrations.Validation;

/// <summary>Says in a sentence how a value breaks a schema. The sentence never holds the value.</summary>
internal static class ViolationText
{
    private const int MaximumValue = 60;

    public static SchemaViolation Describe(ValidationError error, JsonNode? document)
    {
        var (pointer, value) = InstancePath.Resolve(error.Path ?? string.Empty, document);
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired =>
                new SchemaViolation(pointer, "required", Value: null, $"'{error.Property}' is missing."),
            ValidationErrorKind.NoAdditionalPropertiesAllowed =>
                new SchemaViolation(pointer, "additionalProperties", Value: null, UnknownKey(error)),
            _ => new SchemaViolation(pointer, Rule(error.Kind), Shorten(value), Expectation(error, value)),
        };
    }

    private static string UnknownKey(ValidationError error)
    {
        var name = error.Property ?? string.Empty;
        var nearest = NearestName.Find(name, error.Schema.ActualProperties.Keys);
        return nearest is null
            ? $"'{name}' is not a known key; keys of your own begin with 'x-'."
            : $"'{name}' is not a known key; did you mean '{nearest}'?";
    }

    private static string Rule(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.NotInEnumeration => "enum",
        ValidationErrorKind.PatternMismatch => "pattern",
        ValidationErrorKind.NumberTooSmall => "minimum",
        ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig => "maximum",
        ValidationErrorKind.StringTooShort => "minLength",
        ValidationErrorKind.StringTooLong => "maxLength",
        ValidationErrorKind.TooFewItems => "minItems",
        ValidationErrorKind.TooManyItems => "maxItems",
        ValidationErrorKind.ItemsNotUnique => "uniqueItems",
        ValidationErrorKind.UriExpected or ValidationErrorKind.DateTimeExpected => "format",
        ValidationErrorKind.StringExpected or ValidationErrorKind.NumberExpected or ValidationErrorKind.IntegerExpected
            or ValidationErrorKind.BooleanExpected or ValidationErrorKind.ObjectExpected or ValidationErrorKind.ArrayExpected
            or ValidationErrorKind.NullExpected or ValidationErrorKind.NoTypeValidates => "type",
        _ => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..],
    };

    private static string Expectation(ValidationError error, JsonNode? value)
    {
        var schema = error.Schema.ActualSchema;
        return error.Kind switch
        {
            ValidationErrorKind.NotInEnumeration =>
                OneOf([.. schema.Enumeration.Select(literal => $"{literal}")], value),
            ValidationErrorKind.PatternMismatch when schema.ExtensionData?.TryGetValue("patternErrorMessage", out var message) == true =>
                $"{message}",
            ValidationErrorKind.PatternMismatch => $"It must match the pattern {schema.Pattern}.",
            ValidationErrorKind.NumberTooSmall when schema.ExclusiveMinimum is not null =>
                string.Create(CultureInfo.InvariantCulture, $"It must be greater than {schema.ExclusiveMinimum}."),
            ValidationErrorKind.NumberTooSmall =>
                string.Create(CultureInfo.InvariantCulture, $"It must be at least {schema.Minimum}."),
            ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig =>
                string.Create(CultureInfo.InvariantCulture, $"It must be at most {schema.Maximum}."),
            ValidationErrorKind.StringTooShort => "It must not be empty.",
            ValidationErrorKind.TooFewItems =>
                string.Create(CultureInfo.InvariantCulture, $"It must have at least {new Quantity(schema.MinItems, "item")}."),
            ValidationErrorKind.ItemsNotUnique => "An item occurs twice.",
            ValidationErrorKind.UriExpected => "It must be an absolute URL.",
            ValidationErrorKind.DateTimeExpected => "It must be an ISO 8601 time, such as 2026-01-31T23:59:59.000Z.",
            ValidationErrorKind.StringExpected => "It must be text; quote it if it looks like something else.",
            ValidationErrorKind.NumberExpected => "It must be a number.",
            ValidationErrorKind.IntegerExpected => "It must be a whole number.",
            ValidationErrorKind.BooleanExpected => "It must be true or false.",
            ValidationErrorKind.ObjectExpected => "It must be a mapping of keys to values.",
            ValidationErrorKind.ArrayExpected => "It must be a list.",
            _ => $"It breaks the rule {Rule(error.Kind)}.",
        };
    }

    private static string OneOf(IReadOnlyList<string> literals, JsonNode? value)
    {
        var given = value is JsonValue scalar && scalar.TryGetValue(out string? text) ? text : string.Empty;
        var nearest = NearestName.Find(given, literals);
        var list = $"It must be one of {string.Join(", ", literals.Select(literal => $"'{literal}'"))}";
        return nearest is null ? $"{list}." : $"{list}; did you mean '{nearest}'?";
    }

    private static string? Shorten(JsonNode? value)
    {
        switch (value?.GetValueKind())
        {
            case JsonValueKind.Object: return "{…}";
            case JsonValueKind.Array: return "[…]";
        }

        var text = Text(value);
        return text.Length <= MaximumValue ? text : text[..(MaximumValue - 1)] + "…";
    }

    private static string Text(JsonNode? value)
    {
        if (value is null) return "null";
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
