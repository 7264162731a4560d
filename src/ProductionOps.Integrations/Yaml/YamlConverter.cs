using System.Text.Json.Nodes;
using ProductionOps.Configuration;

namespace ProductionOps.Integrations.Yaml;

/// <summary>YAML by YamlDotNet's parser and emitter; the types and the limits are decided here.</summary>
public sealed class YamlConverter : IYamlConverter
{
    /// <inheritdoc/>
    public YamlDocument Read(string yaml, string source)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(source);
        ConfigurationLimits.CheckLength(yaml, source);
        return new YamlReader(source).Read(yaml);
    }

    /// <inheritdoc/>
    public string ToYaml(string json) => YamlWriter.Write(JsonNode.Parse(json));
}
