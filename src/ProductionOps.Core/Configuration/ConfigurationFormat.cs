namespace ProductionOps.Configuration;

/// <summary>How a configuration is written down.</summary>
public enum ConfigurationFormat
{
    /// <summary>YAML 1.2.</summary>
    Yaml,

    /// <summary>JSON.</summary>
    Json,
}
