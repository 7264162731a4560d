using ProductionOps.Configuration;

namespace ProductionOps.Integrations.Tests.Validation;

public sealed class SchemaValidatorTests
{
    private const string Schema = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "type": "object",
          "required": ["kind"],
          "additionalProperties": false,
          "patternProperties": { "^x-": {} },
          "properties": {
            "kind": { "type": "string", "enum": ["blue-green", "rolling"] },
            "strategy": { "type": "string" },
            "count": { "type": "integer", "minimum": 0, "maximum": 10 },
            "ratio": { "type": "number", "exclusiveMinimum": 0 },
            "id": { "type": "string", "pattern": "^[0-9]+$", "patternErrorMessage": "It must be digits." },
            "when": { "type": "string", "format": "date-time" },
            "map": { "type": "object", "additionalProperties": { "type": "number", "maximum": 100 } },
            "list": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/definitions/Item" } }
          },
          "definitions": {
            "Item": { "type": "object", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "minLength": 1 } } }
          }
        }
        """;

    private readonly ISchemaValidator _validator = new IntegrationServices().Schemas;

    [Fact]
    public void A_valid_document_has_no_violation() => Assert.Empty(_validator.Validate(
        Schema,
        """{"kind":"rolling","count":10,"ratio":0.1,"id":"7","when":"2026-01-31T00:00:00.000Z","map":{"a.b":100},"list":[{"name":"x"}],"x-own":{"y":1}}"""));

    [Theory]
    [InlineData("""{}""", "/kind", "required", null, "'kind' is missing.")]
    [InlineData("""{"kind":"rollin"}""", "/kind", "enum", "\"rollin\"", "It must be one of 'blue-green', 'rolling'; did you mean 'rolling'?")]
    [InlineData("""{"kind":"rolling","strategi":1}""", "/strategi", "additionalProperties", null, "'strategi' is not a known key; did you mean 'strategy'?")]
    [InlineData("""{"kind":"rolling","Strategy":1}""", "/Strategy", "additionalProperties", null, "'Strategy' is not a known key; did you mean 'strategy'?")]
    [InlineData("""{"kind":"rolling","zzzzzz":1}""", "/zzzzzz", "additionalProperties", null, "'zzzzzz' is not a known key; keys of your own begin with 'x-'.")]
    [InlineData("""{"kind":"rolling","count":1.5}""", "/count", "type", "1.5", "It must be a whole number.")]
    [InlineData("""{"kind":"rolling","count":"1"}""", "/count", "type", "\"1\"", "It must be a whole number.")]
    [InlineData("""{"kind":"rolling","count":-1}""", "/count", "minimum", "-1", "It must be at least 0.")]
    [InlineData("""{"kind":"rolling","count":11}""", "/count", "maximum", "11", "It must be at most 10.")]
    [InlineData("""{"kind":"rolling","ratio":0}""", "/ratio", "minimum", "0", "It must be greater than 0.")]
    [InlineData("""{"kind":"rolling","id":"x"}""", "/id", "pattern", "\"x\"", "It must be digits.")]
    [InlineData("""{"kind":"rolling","id":null}""", "/id", "type", "null", "It must be text; quote it if it looks like something else.")]
    [InlineData("""{"kind":"rolling","id":{"secret":1}}""", "/id", "type", "{…}", "It must be text; quote it if it looks like something else.")]
    [InlineData("""{"kind":"rolling","when":"soon"}""", "/when", "format", "\"soon\"", "It must be an ISO 8601 time, such as 2026-01-31T23:59:59.000Z.")]
    [InlineData("""{"kind":"rolling","map":{"a/b~c":101}}""", "/map/a~1b~0c", "maximum", "101", "It must be at most 100.")]
    [InlineData("""{"kind":"rolling","map":{"a.b[0]":101}}""", "/map/a.b[0]", "maximum", "101", "It must be at most 100.")]
    [InlineData("""{"kind":"rolling","list":[{"name":"x"},{"name":""}]}""", "/list/1/name", "minLength", "\"\"", "It must not be empty.")]
    [InlineData("""{"kind":"rolling","list":[{"name":"x"},{"nam":"y","name":"z"}]}""", "/list/1/nam", "additionalProperties", null, "'nam' is not a known key; did you mean 'name'?")]
    [InlineData("""{"kind":"rolling","list":[7]}""", "/list/0", "type", "7", "It must be a mapping of keys to values.")]
    [InlineData("""[]""", "", "type", "[…]", "It must be a mapping of keys to values.")]
    public void A_violation_names_place_rule_value_and_remedy(string json, string pointer, string rule, string? value, string message)
    {
        var violation = Assert.Single(_validator.Validate(Schema, json), violation => violation.Pointer == pointer);

        Assert.Equal(new SchemaViolation(pointer, rule, value, message), violation);
    }

    [Fact]
    public void Every_violation_is_reported() =>
        Assert.Equal(3, _validator.Validate(Schema, """{"kind":"x","count":99,"list":[{"name":1}]}""").Count);

    [Fact]
    public void A_long_value_is_shortened()
    {
        var violation = Assert.Single(_validator.Validate(Schema, $$"""{"kind":"rolling","id":"{{new string('ü', 500)}}"}"""));

        Assert.Equal(60, violation.Value!.Length);
        Assert.EndsWith("ü…", violation.Value, StringComparison.Ordinal);
    }
}
