namespace ProductionOps.Configuration;

/// <summary>Turns YAML into JSON and back. Types follow the YAML 1.2 core schema; anchors and aliases are bounded.</summary>
public interface IYamlConverter
{
    /// <summary>The JSON of one YAML document.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <exception cref="OperationException"><c>ConfigurationYamlInvalid</c>: it is not YAML, with line and column;
    /// <c>ConfigurationTooComplex</c>: its aliases or depth exceed the limits.</exception>
    string ToJson(string yaml, string source);

    /// <summary>The YAML of a JSON document.</summary>
    string ToYaml(string json);
}
