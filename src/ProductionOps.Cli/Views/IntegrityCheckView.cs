using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Views;

/// <summary>How the outcome of a check is shown.</summary>
internal static class IntegrityCheckView
{
    /// <summary>The view.</summary>
    public static View<DataIntegrityCheck> Instance { get; } = new()
    {
        Json = ProductionJson.Default.DataIntegrityCheck,
        Columns =
        [
            new("VALIDATED", static c => c.LastValidated),
            new("DEPLOYMENT CHAIN", static c => c.ValidationRules.DeploymentChain),
            new("MONITORING", static c => c.ValidationRules.MonitoringContinuity),
            new("CONFIGURATION", static c => c.ValidationRules.ConfigurationHistory),
            new("CHECKSUM", static c => c.Checksum[..12]),
        ],
        Fields =
        [
            new("checksum", static c => c.Checksum),
            new("lastValidated", static c => c.LastValidated),
            new("deploymentChain", static c => c.ValidationRules.DeploymentChain),
            new("monitoringContinuity", static c => c.ValidationRules.MonitoringContinuity),
            new("configurationHistory", static c => c.ValidationRules.ConfigurationHistory),
        ],
    };
}
