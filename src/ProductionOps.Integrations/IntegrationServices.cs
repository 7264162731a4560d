using ProductionOps.Configuration;
using ProductionOps.Integrations.Html;
using ProductionOps.Integrations.Validation;
using ProductionOps.Integrations.Yaml;
using ProductionOps.Monitoring.Security.Headers;

namespace ProductionOps.Integrations;

/// <summary>The integrations; front ends load this type by name, on first use.</summary>
public sealed class IntegrationServices : IIntegrations
{
    /// <inheritdoc/>
    public IYamlConverter Yaml { get; } = new YamlConverter();

    /// <inheritdoc/>
    public ISchemaValidator Schemas { get; } = new SchemaValidator();

    /// <inheritdoc/>
    public IPageReader Pages { get; } = new PageReader();
}
