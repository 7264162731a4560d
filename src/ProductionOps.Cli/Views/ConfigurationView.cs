using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Cli.Views;

/// <summary>How configurations are shown.</summary>
internal static class ConfigurationView
{
    /// <summary>One of them.</summary>
    public static View<ProductionConfiguration> Instance { get; } = new()
    {
        Json = ProductionJson.Default.ProductionConfiguration,
        Columns =
        [
            new("CONFIGURATION", static c => c.ConfigurationId),
            new("VERSION", static c => c.Version),
            new("ENVIRONMENT", static c => JsonLiteral.Of(c.Environment)),
            new("SITE", static c => c.Application.Name) { MinimumWidth = 8 },
        ],
        Fields =
        [
            new("configurationId", static c => c.ConfigurationId),
            new("version", static c => c.Version),
            new("environment", static c => JsonLiteral.Of(c.Environment)),
            new("timestamp", static c => c.Timestamp),
            new("site", static c => c.Application.Name),
            new("homepage", static c => c.Application.Homepage),
            new("strategy", static c => JsonLiteral.Of(c.Deployment.Strategy)),
            new("rollbackStrategy", static c => JsonLiteral.Of(c.Deployment.RollbackStrategy)),
            new("healthCheckUrl", static c => c.Deployment.HealthCheckUrl),
            new("healthCheckTimeout", static c => c.Deployment.HealthCheckTimeout),
            new("validationSteps", static c => string.Join(' ', c.Deployment.ValidationSteps)),
            new("enforcementLevel", static c => JsonLiteral.Of(c.Constitutional.EnforcementLevel)),
            new("secrets", static c => c.EnvironmentSettings.Secrets.Count),
            new("featureFlags", static c => c.Features.Flags.Count),
        ],
    };

    /// <summary>The list of versions.</summary>
    public static View<ConfigurationEntry> Entries { get; } = new()
    {
        Json = ProductionJson.Default.ConfigurationEntry,
        Columns =
        [
            new("CONFIGURATION", static e => e.ConfigurationId),
            new("VERSION", static e => e.Version),
            new("ENVIRONMENT", static e => JsonLiteral.Of(e.Environment)),
            new("IMPORTED", static e => e.Timestamp),
        ],
        Fields =
        [
            new("configurationId", static e => e.ConfigurationId),
            new("version", static e => e.Version),
            new("environment", static e => JsonLiteral.Of(e.Environment)),
            new("timestamp", static e => e.Timestamp),
            new("checksum", static e => e.Checksum),
            new("length", static e => e.Length),
        ],
    };
}
