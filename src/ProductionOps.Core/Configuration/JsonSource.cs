using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProductionOps.Configuration;

/// <summary>Reads strict JSON, with the line of each value. Messages hold positions and never a value, which may be a secret.</summary>
internal static class JsonSource
{
    public static ConfigurationSource Read(string text, string source)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var lines = Lines(bytes, source);
            var json = JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions
            {
                MaxDepth = ConfigurationLimits.MaximumDepth,
                AllowDuplicateProperties = false,
            });
            return new ConfigurationSource(json, lines);
        }
        catch (JsonException error)
        {
            throw Invalid(source, error);
        }
    }

    private static Dictionary<string, int> Lines(byte[] bytes, string source)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = ConfigurationLimits.MaximumDepth });
        var scopes = new Stack<Scope>();
        var (line, position) = (1, 0);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                scopes.Peek().Name = reader.GetString()!;
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                scopes.Pop();
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            line += bytes.AsSpan(position, start - position).Count((byte)'\n');
            position = start;
            var pointer = scopes.Count == 0 ? string.Empty : scopes.Peek().NextPointer();
            if (!lines.TryAdd(pointer, line)) throw Duplicate(source, line);
            if (lines.Count > ConfigurationLimits.MaximumNodes) throw ConfigurationLimits.TooComplex(source, line);
            if (reader.TokenType is JsonTokenType.StartObject) scopes.Push(new Scope(pointer, isArray: false));
            else if (reader.TokenType is JsonTokenType.StartArray) scopes.Push(new Scope(pointer, isArray: true));
        }

        return lines;
    }

    private static OperationException Duplicate(string source, int line) => new(
        "ConfigurationJsonInvalid", ErrorKind.InvalidInput, $"{source}, line {line}: a key occurs twice in one object.", source);

    private static OperationException Invalid(string source, JsonException error) => new(
        "ConfigurationJsonInvalid",
        ErrorKind.InvalidInput,
        error.LineNumber is null
            ? $"{source} is not valid JSON."
            : $"{source}, line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: this is not valid JSON. Check commas, " +
              "quotes and brackets here and on the line before.",
        source);

    private sealed class Scope(string pointer, bool isArray)
    {
        private int _index;

        public string Name { get; set; } = string.Empty;

        public string NextPointer() => isArray
            ? JsonPointer.Append(pointer, _index++)
            : JsonPointer.Append(pointer, Name);
    }
}
