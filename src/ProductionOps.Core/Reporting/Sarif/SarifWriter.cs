using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProductionOps.Reporting.Sarif;

/// <summary>Writes findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show. Results are written as they come.</summary>
/// <param name="output">Where to; it stays open.</param>
/// <param name="tool">What examined.</param>
public sealed class SarifWriter(Stream output, SarifTool tool)
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string Root = "ROOT";
    private readonly Dictionary<string, int> _indexes = tool.Rules.Select(static (rule, index) => (rule.Id, index)).ToDictionary(static pair => pair.Id, static pair => pair.index, StringComparer.Ordinal);

    /// <summary>Writes one run with all its results.</summary>
    /// <param name="results">The findings.</param>
    /// <param name="rootDirectory">Full path of what was examined; null where it is not to be told.</param>
    /// <param name="cancellationToken">Stops it; what was written is no complete document then.</param>
    public async Task WriteAsync(IAsyncEnumerable<SarifResult> results, string? rootDirectory, CancellationToken cancellationToken)
    {
        await using var writer = Begin(rootDirectory);
        await foreach (var result in results.WithCancellation(cancellationToken))
        {
            WriteResult(writer, result);
            if (writer.BytesPending > 64 * 1024) await writer.FlushAsync(cancellationToken);
        }

        End(writer);
        await writer.FlushAsync(cancellationToken);
        output.WriteByte((byte)'\n');
    }

    /// <summary>One run with results that are there already, as a text.</summary>
    public static string Format(SarifTool tool, IReadOnlyList<SarifResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        using var buffer = new MemoryStream();
        var sarif = new SarifWriter(buffer, tool);
        using (var writer = sarif.Begin(rootDirectory: null))
        {
            foreach (var result in results) sarif.WriteResult(writer, result);
            End(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>The same as a text.</summary>
    public static async Task<string> FormatAsync(SarifTool tool, IAsyncEnumerable<SarifResult> results, string? rootDirectory, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await new SarifWriter(buffer, tool).WriteAsync(results, rootDirectory, cancellationToken);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private Utf8JsonWriter Begin(string? rootDirectory)
    {
        var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer);
        writer.WriteString("columnKind", "utf16CodeUnits");
        WriteRoot(writer, rootDirectory);
        writer.WriteStartArray("results");
        return writer;
    }

    private static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteTool(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", tool.Name);
        writer.WriteString("semanticVersion", tool.Version);
        writer.WriteStartArray("rules");
        foreach (var rule in tool.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            WriteText(writer, "shortDescription", rule.Summary);
            if (rule.Help is { } help) WriteText(writer, "help", help);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", LiteralOf(rule.Level));
            writer.WriteEndObject();
            if (rule.Tags.Count > 0) WriteTags(writer, rule.Tags);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter writer, IReadOnlyList<string> tags)
    {
        writer.WriteStartObject("properties");
        writer.WriteStartArray("tags");
        foreach (var tag in tags) writer.WriteStringValue(tag);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRoot(Utf8JsonWriter writer, string? rootDirectory)
    {
        if (rootDirectory is null) return;
        writer.WriteStartObject("originalUriBaseIds");
        writer.WriteStartObject(Root);
        // A base has a slash at its end (3.14.14).
        writer.WriteString("uri", FileUri(Path.TrimEndingDirectorySeparator(rootDirectory) + Path.DirectorySeparatorChar));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter writer, SarifResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", result.RuleId);
        if (_indexes.TryGetValue(result.RuleId, out var index)) writer.WriteNumber("ruleIndex", index);
        writer.WriteString("level", LiteralOf(result.Level));
        WriteText(writer, "message", result.Message);
        if (result.Path is { } path) WriteLocations(writer, result, path);
        if (result.Fingerprint.Count > 0) WriteFingerprint(writer, result);
        if (result.RelatedPath is { } related) WriteRelated(writer, related);
        WriteProperties(writer, result.Properties);
        writer.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter writer, SarifResult result, string path)
    {
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        writer.WriteString("uriBaseId", Root);
        writer.WriteEndObject();
        if (result.Line is { } line)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", line);
            if (result.Column is { } column) writer.WriteNumber("startColumn", column);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteFingerprint(Utf8JsonWriter writer, SarifResult result)
    {
        var text = string.Join('\0', [result.RuleId, .. result.Fingerprint]);
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("finding/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        writer.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter writer, string path)
    {
        writer.WriteStartArray("relatedLocations");
        writer.WriteStartObject();
        writer.WriteNumber("id", 0);
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", FileUri(path));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, IReadOnlyDictionary<string, string?> properties)
    {
        if (properties.Values.All(static value => value is null)) return;
        writer.WriteStartObject("properties");
        foreach (var (name, value) in properties)
        {
            if (value is not null) writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    // Spaces, percent and number signs of a path are escaped, unlike what Uri makes of a text.
    private static string FileUri(string path)
    {
        var segments = path.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        var escaped = string.Join('/', segments.Select((segment, i) => i == 0 && segment.EndsWith(':') ? segment : Uri.EscapeDataString(segment)));
        return escaped.StartsWith('/') ? "file://" + escaped : "file:///" + escaped;
    }

    private static string LiteralOf(SarifLevel level) => level switch
    {
        SarifLevel.Error => "error",
        SarifLevel.Warning => "warning",
        _ => "note",
    };
}
