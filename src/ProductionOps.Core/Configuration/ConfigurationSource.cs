using System.Text.Json.Nodes;

namespace ProductionOps.Configuration;

/// <summary>The text of a configuration, read but not yet judged.</summary>
/// <param name="Json">What it says.</param>
/// <param name="Lines">The line on which the value at each JSON pointer begins.</param>
internal sealed record ConfigurationSource(JsonNode? Json, IReadOnlyDictionary<string, int> Lines)
{
    /// <summary>Reads a text.</summary>
    /// <exception cref="OperationException"><c>ConfigurationYamlInvalid</c>, <c>ConfigurationJsonInvalid</c>,
    /// <c>ConfigurationTooLarge</c>, <c>ConfigurationTooComplex</c>.</exception>
    public static ConfigurationSource Read(string text, string source, ConfigurationFormat? format, Func<IIntegrations> integrations)
    {
        ConfigurationLimits.CheckLength(text, source);
        text = text.TrimStart('\uFEFF');
        if ((format ?? Detect(text, source)) == ConfigurationFormat.Json) return JsonSource.Read(text, source);
        var document = integrations().Yaml.Read(text, source);
        return new ConfigurationSource(JsonNode.Parse(document.Json), document.Lines);
    }

    /// <summary>The line of a value, or of the nearest one around it; null when it is not known.</summary>
    public int? LineOf(string pointer)
    {
        while (true)
        {
            if (Lines.TryGetValue(pointer, out var line)) return line;
            var parent = pointer.LastIndexOf('/');
            if (parent < 0) return null;
            pointer = pointer[..parent];
        }
    }

    private static ConfigurationFormat Detect(string text, string source) => Path.GetExtension(source).ToUpperInvariant() switch
    {
        ".JSON" => ConfigurationFormat.Json,
        ".YAML" or ".YML" => ConfigurationFormat.Yaml,
        _ => text.AsSpan().TrimStart() is ['{', ..] ? ConfigurationFormat.Json : ConfigurationFormat.Yaml,
    };
}
