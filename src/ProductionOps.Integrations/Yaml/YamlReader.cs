using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProductionOps.Integrations.Yaml;

/// <summary>Composes the events of one document into JSON. Messages hold positions and never a value, which may be a secret.</summary>
internal sealed class YamlReader(string source)
{
    private readonly Dictionary<string, AnchoredNode> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private int _nodes;

    public YamlDocument Read(string yaml)
    {
        var scanner = new Scanner(new StringReader(yaml), skipComments: true);
        var parser = new Parser(scanner);
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) throw Invalid(new Mark(0, 1, 1), "the document is empty");
            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, string.Empty, 1);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second)) throw Invalid(second.Start, "a second document begins; only one is allowed");
            return new YamlDocument(root?.ToJsonString() ?? "null", _lines);
        }
        catch (YamlException error)
        {
            throw Invalid(error.End, Reason(error));
        }
        catch (InvalidOperationException)
        {
            // The way in which the scanner refuses a plain value with a colon inside brackets.
            throw Invalid(scanner.CurrentPosition, "this value cannot be read; check the brackets and the indentation before it");
        }
    }

    private JsonNode? ReadNode(Parser parser, string pointer, int depth)
    {
        var start = parser.Current is null ? Mark.Empty : parser.Current.Start;
        Count(1, depth, start);
        _lines.TryAdd(pointer, (int)start.Line);
        if (parser.TryConsume<AnchorAlias>(out var alias)) return Follow(alias, depth);

        var node = parser.Consume<NodeEvent>();
        if (!node.Tag.IsEmpty && !(node.Tag.IsNonSpecific && node is Scalar { Style: not ScalarStyle.Plain }))
            throw Invalid(node.Start, "tags are not supported; quote a value to make it a string");
        var before = _nodes;
        var value = node switch
        {
            MappingStart => ReadMapping(parser, pointer, depth),
            SequenceStart => ReadSequence(parser, pointer, depth),
            Scalar scalar => ReadScalar(scalar),
            _ => throw Invalid(node.Start, "a value was expected"),
        };
        if (!node.Anchor.IsEmpty) _anchors[node.Anchor.Value] = new AnchoredNode(value, _nodes - before + 1, Height(value));
        return value;
    }

    private JsonObject ReadMapping(Parser parser, string pointer, int depth)
    {
        var mapping = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key)) throw Invalid(parser.Current!.Start, "a key must be plain text");
            if (!key.Tag.IsEmpty && !key.Tag.IsNonSpecific) throw Invalid(key.Start, "tags are not supported");
            if (key.Value == "<<" && key.Style == ScalarStyle.Plain)
                throw Invalid(key.Start, "merge keys ('<<') are not part of YAML 1.2; write the keys out");
            if (mapping.ContainsKey(key.Value)) throw Invalid(key.Start, "a key occurs twice in one mapping");
            mapping.Add(key.Value, ReadNode(parser, $"{pointer}/{Escape(key.Value)}", depth + 1));
        }

        return mapping;
    }

    private JsonArray ReadSequence(Parser parser, string pointer, int depth)
    {
        var sequence = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _)) sequence.Add(ReadNode(parser, $"{pointer}/{sequence.Count}", depth + 1));
        return sequence;
    }

    private JsonNode? ReadScalar(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain) return JsonValue.Create(scalar.Value);
        return CoreSchema.TryResolve(scalar.Value, out var value)
            ? value
            : throw Invalid(scalar.Start, "infinity and not-a-number cannot be used here");
    }

    private JsonNode? Follow(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
            throw Invalid(alias.Start, "an alias ('*') has no anchor ('&') before it; quote a text that begins with '*'");
        Count(anchored.Size - 1, depth + anchored.Height - 1, alias.Start);
        return anchored.Value?.DeepClone();
    }

    private void Count(int nodes, int depth, Mark mark)
    {
        _nodes += nodes;
        if (_nodes > ConfigurationLimits.MaximumNodes || depth > ConfigurationLimits.MaximumDepth)
            throw ConfigurationLimits.TooComplex(source, mark.Line);
    }

    private static int Height(JsonNode? node) => 1 + (node switch
    {
        JsonObject { Count: > 0 } mapping => mapping.Max(pair => Height(pair.Value)),
        JsonArray { Count: > 0 } sequence => sequence.Max(Height),
        _ => 0,
    });

    private static string Escape(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Reason(YamlException error)
    {
        var parts = error.Message.Split(": ", 2);
        return (parts[0].StartsWith('(') && parts.Length == 2 ? parts[1] : error.Message).TrimEnd('.');
    }

    private OperationException Invalid(Mark mark, string reason) => new(
        "ConfigurationYamlInvalid",
        ErrorKind.InvalidInput,
        $"{source}, line {mark.Line}, column {mark.Column}: {reason}.",
        source);

    private sealed record AnchoredNode(JsonNode? Value, int Size, int Height);
}
