namespace ProductionOps.Configuration;

/// <summary>A configuration to import.</summary>
/// <param name="Text">The configuration as YAML or JSON.</param>
/// <param name="Source">File, or other origin, as the user named it, for messages.</param>
public sealed record ConfigurationImport(string Text, string Source)
{
    /// <summary>The format; by the extension of the source, else by the first character, when null.</summary>
    public ConfigurationFormat? Format { get; init; }

    /// <summary>Whether the version becomes the active one of its environment.</summary>
    public bool Activate { get; init; } = true;

    /// <summary>Version to give it, above the newest of its environment; by the text, else the next patch version, when null.</summary>
    public string? Version { get; init; }

    /// <summary>Where warnings go.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
