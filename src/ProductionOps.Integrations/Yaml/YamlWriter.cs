using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProductionOps.Integrations.Yaml;

/// <summary>Writes JSON as YAML in block style. Strings that any YAML version could take for another type are quoted.</summary>
internal static partial class YamlWriter
{
    public static string Write(JsonNode? node)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(2, int.MaxValue, isCanonical: false, 1024, newLine: "\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, node);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject mapping:
                emitter.Emit(new MappingStart(
                    null, null, isImplicit: true, mapping.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, value) in mapping)
                {
                    emitter.Emit(Text(key));
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray sequence:
                emitter.Emit(new SequenceStart(
                    null, null, isImplicit: true, sequence.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in sequence) Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(Value(node));
                break;
        }
    }

    private static Scalar Value(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => Plain("null"),
        JsonValueKind.String => Text(node.GetValue<string>()),
        _ => Plain(node.ToJsonString()),
    };

    private static Scalar Plain(string text) => new(null, null, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false);

    private static Scalar Text(string text)
    {
        var style = text.Contains('\n', StringComparison.Ordinal) && IsLiteral(text) ? ScalarStyle.Literal
            : CoreSchema.IsNotString(text) || Ambiguous().IsMatch(text) ? ScalarStyle.DoubleQuoted
            : ScalarStyle.Any;
        return new Scalar(null, null, text, style, isPlainImplicit: true, isQuotedImplicit: true);
    }

    // A literal block cannot hold these without an indentation indicator or an escape.
    private static bool IsLiteral(string text) =>
        !text.StartsWith(' ') && !text.StartsWith('\n') && !text.Any(letter => char.IsControl(letter) && letter != '\n')
        && !text.Contains(" \n", StringComparison.Ordinal) && !text.EndsWith(' ')
        && text.EndsWith('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal);

    // YAML 1.1 booleans, sexagesimal numbers, numbers with underscores, and times; and the merge key.
    [GeneratedRegex(
        @"\A(y|n|yes|no|on|off|<<|=|[-+]?[0-9][0-9_,:.]*|[-+]?0[bxo][0-9a-f_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Ambiguous();
}
