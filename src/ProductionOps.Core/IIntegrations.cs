using ProductionOps.Configuration;

namespace ProductionOps;

/// <summary>What third-party packages do for the product; loaded on first use.</summary>
public interface IIntegrations
{
    /// <summary>YAML.</summary>
    IYamlConverter Yaml { get; }

    /// <summary>JSON Schema.</summary>
    ISchemaValidator Schemas { get; }
}
