using System.Text.Json.Nodes;
using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Everything that a schema cannot say about a configuration.</summary>
internal static class MeaningRules
{
    /// <summary>What is wrong with a configuration that is complete and fits its schema.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="json">The same as JSON.</param>
    public static IEnumerable<Finding> Check(ProductionConfiguration configuration, JsonNode json) =>
    [
        .. CredentialRules.Check(json),
        .. EnvironmentRules.Check(configuration.EnvironmentSettings),
        .. AddressRules.Check(configuration),
        .. BuildRules.Check(configuration.Deployment.Build),
        .. TargetRules.Check(configuration.Deployment),
        .. StepRules.Check(configuration.Deployment),
        .. PageRules.Check(configuration),
        .. BudgetRules.Check(configuration.Performance.Targets.BundleSize, configuration.Monitoring.Performance.Budgets),
        .. UptimeRules.Check(configuration.Monitoring.Uptime),
        .. NotificationRules.Check(configuration),
        .. FeatureRules.Check(configuration.Features),
        .. PathRules.CheckProtected(configuration.Constitutional),
    ];
}
