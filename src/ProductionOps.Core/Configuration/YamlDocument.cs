namespace ProductionOps.Configuration;

/// <summary>What a YAML document says.</summary>
/// <param name="Json">The same document as JSON.</param>
/// <param name="Lines">The line, counted from 1, on which the value at each JSON pointer begins.</param>
public sealed record YamlDocument(string Json, IReadOnlyDictionary<string, int> Lines);
