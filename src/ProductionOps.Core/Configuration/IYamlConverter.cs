namespace ProductionOps.Configuration;

/// <summary>Turns YAML into JSON and back. Types follow the YAML 1.2 core schema; anchors and aliases are bounded.</summary>
public interface IYamlConverter
{
    /// <summary>Reads one YAML document. No message holds a value of it.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <exception cref="OperationException"><c>ConfigurationYamlInvalid</c>: it is not YAML that JSON can hold, with line and column;
    /// <c>ConfigurationTooLarge</c>: it is longer than 1 MiB; <c>ConfigurationTooComplex</c>: it has more than 10,000 values after
    /// its aliases are followed, or is nested deeper than 64.</exception>
    YamlDocument Read(string yaml, string source);

    /// <summary>The JSON of one YAML document.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <exception cref="OperationException">As for <see cref="Read"/>.</exception>
    string ToJson(string yaml, string source) => Read(yaml, source).Json;

    /// <summary>The YAML of a JSON document, in block style, so that <see cref="ToJson"/> gives the same values back.</summary>
    string ToYaml(string json);
}
