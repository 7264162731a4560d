using System.Globalization;
using System.Text;
using System.Text.Json;
using ProductionOps.Configuration;

namespace ProductionOps.Store.Exchange.Schemas;

/// <summary>Checks documents against a prepared schema while they are read, without building them.</summary>
internal sealed class SchemaCheck(SchemaNode root)
{
    private const int LongestPatternText = 512;

    /// <summary>The first problem of a document; null when it is valid.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public SchemaProblem? Check(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        var problem = Value(ref reader, root);
        if (problem is not null) return problem;
        while (reader.Read())
        {
            // Reading to the end shows whether something follows the value.
        }

        return null;
    }

    private static SchemaProblem? Value(ref Utf8JsonReader reader, SchemaNode? node)
    {
        if (node is null)
        {
            reader.Skip();
            return null;
        }

        var type = TypeOf(ref reader);
        if (node.Types != SchemaTypes.None && (node.Types & type) == SchemaTypes.None) return new(string.Empty, "type", $"It must be {Names(node.Types)}.");
        return type switch
        {
            SchemaTypes.Object => Object(ref reader, node),
            SchemaTypes.Array => Array(ref reader, node),
            SchemaTypes.String => String(ref reader, node),
            _ when (type & SchemaTypes.Number) != SchemaTypes.None => Number(ref reader, node),
            _ => null,
        };
    }

    private static SchemaProblem? Object(ref Utf8JsonReader reader, SchemaNode node)
    {
        var seen = 0UL;
        var next = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var index = Find(ref reader, node.Properties, next);
            var name = index < 0 ? reader.GetString() : null;
            reader.Read();
            if (index >= 0)
            {
                seen |= 1UL << index;
                next = index + 1;
            }

            if (Value(ref reader, index < 0 ? node.Additional : node.Properties[index].Node) is { } problem)
            {
                return problem with { Pointer = JsonPointer.Append(string.Empty, name ?? node.Properties[index].Name) + problem.Pointer };
            }
        }

        for (var i = 0; i < node.Properties.Count; i++)
        {
            if (node.Properties[i].IsRequired && (seen & (1UL << i)) == 0)
            {
                return new(JsonPointer.Append(string.Empty, node.Properties[i].Name), "required", "It is missing.");
            }
        }

        return null;
    }

    // Documents usually have their properties in the order of the schema, so the next one is tried first.
    private static int Find(ref Utf8JsonReader reader, IReadOnlyList<SchemaProperty> properties, int next)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            var index = next + i;
            if (index >= properties.Count) index -= properties.Count;
            if (reader.ValueTextEquals(properties[index].Utf8Name)) return index;
        }

        return -1;
    }

    private static SchemaProblem? Array(ref Utf8JsonReader reader, SchemaNode node)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (Value(ref reader, node.Items) is not { } problem) continue;
            return problem with { Pointer = $"/{i.ToString(CultureInfo.InvariantCulture)}{problem.Pointer}" };
        }

        return null;
    }

    private static SchemaProblem? String(ref Utf8JsonReader reader, SchemaNode node)
    {
        if (node.Literals is { } literals && !IsOneOf(ref reader, literals))
        {
            return new(string.Empty, "enum", $"It must be one of {string.Join(", ", literals.Select(literal => $"'{Encoding.UTF8.GetString(literal)}'"))}.");
        }

        if (node.Pattern is null && node.MinimumLength == 0) return null;

        // Times come in this form nearly always, and an expression takes longer than all the rest.
        if (node.IsTime && reader.ValueSpan.Length == WrittenTime.Length && WrittenTime.Matches(reader.ValueSpan)) return null;
        if (reader.ValueSpan.Length > LongestPatternText) return Text(reader.GetString()!, node);
        Span<char> text = stackalloc char[LongestPatternText];
        return Text(text[..reader.CopyString(text)], node);
    }

    private static SchemaProblem? Text(ReadOnlySpan<char> text, SchemaNode node)
    {
        if (text.Length < node.MinimumLength) return new(string.Empty, "minLength", "It must not be empty.");
        return node.Pattern is null || node.Pattern.Value.IsMatch(text)
            ? null
            : new(string.Empty, "pattern", node.PatternMessage ?? "It does not have the form that is expected.");
    }

    private static bool IsOneOf(ref Utf8JsonReader reader, byte[][] literals)
    {
        foreach (var literal in literals)
        {
            if (reader.ValueTextEquals(literal)) return true;
        }

        return false;
    }

    private static SchemaProblem? Number(ref Utf8JsonReader reader, SchemaNode node)
    {
        var number = reader.GetDouble();
        if (number < node.Minimum) return new(string.Empty, "minimum", $"It must be at least {Text(node.Minimum)}.");
        if (number > node.Maximum) return new(string.Empty, "maximum", $"It must be at most {Text(node.Maximum)}.");
        return number <= node.ExclusiveMinimum
            ? new(string.Empty, "exclusiveMinimum", $"It must be more than {Text(node.ExclusiveMinimum)}.")
            : null;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static SchemaTypes TypeOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => SchemaTypes.Object,
        JsonTokenType.StartArray => SchemaTypes.Array,
        JsonTokenType.String => SchemaTypes.String,
        JsonTokenType.True or JsonTokenType.False => SchemaTypes.Boolean,
        JsonTokenType.Null => SchemaTypes.Null,
        _ => reader.TryGetInt64(out _) || double.IsInteger(reader.GetDouble()) ? SchemaTypes.Number | SchemaTypes.Integer : SchemaTypes.Number,
    };

    private static string Names(SchemaTypes types) => string.Join(
        " or ", Enum.GetValues<SchemaTypes>().Where(type => type != SchemaTypes.None && types.HasFlag(type)).Select(NameOf));

    private static string NameOf(SchemaTypes type) => type switch
    {
        SchemaTypes.Object => "an object",
        SchemaTypes.Array => "an array",
        SchemaTypes.String => "a string",
        SchemaTypes.Integer => "a whole number",
        SchemaTypes.Number => "a number",
        SchemaTypes.Boolean => "true or false",
        _ => "null",
    };
}
