using System.Globalization;
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
                    emitter.Emit(Key(key));
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

    private static Scalar Key(string text) => Quoted(text, NeedsQuotes(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any);

    private static Scalar Text(string text) => Quoted(
        text,
        IsLiteral(text) ? ScalarStyle.Literal
        : NeedsQuotes(text) ? ScalarStyle.DoubleQuoted
        : ScalarStyle.Any);

    private static Scalar Quoted(string text, ScalarStyle style) =>
        new(null, null, text, style, isPlainImplicit: true, isQuotedImplicit: true);

    private static bool NeedsQuotes(string text) =>
        CoreSchema.IsNotString(text) || Ambiguous().IsMatch(text) || text.Trim().Length != text.Length || !text.All(IsOrdinary);

    // Lines that a block shows as they are: no escapes, no indentation of their own at the start, one line break at the end.
    private static bool IsLiteral(string text) =>
        text.Length > 1 && text[^1] == '\n' && text[^2] != '\n' && text[0] is not (' ' or '\n')
        && text.All(letter => letter == '\n' || IsOrdinary(letter))
        && !text.Contains(" \n", StringComparison.Ordinal);

    private static bool IsOrdinary(char letter) => char.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    // YAML 1.1 booleans, sexagesimal numbers, numbers with underscores, and times; and the merge key.
    [GeneratedRegex(
        @"\A(y|n|yes|no|on|off|<<|=|[-+]?[0-9][0-9_,:.]*|[-+]?0[bxo][0-9a-f_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Ambiguous();
}
