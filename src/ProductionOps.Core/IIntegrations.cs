using ProductionOps.Configuration;
using ProductionOps.Monitoring.Security.Headers;

namespace ProductionOps;

/// <summary>What third-party packages do for the product; loaded on first use.</summary>
public interface IIntegrations
{
    /// <summary>YAML.</summary>
    IYamlConverter Yaml { get; }

    /// <summary>JSON Schema.</summary>
    ISchemaValidator Schemas { get; }

    /// <summary>HTML.</summary>
    IPageReader Pages { get; }
}
