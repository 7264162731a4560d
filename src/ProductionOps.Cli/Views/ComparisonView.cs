using ProductionOps.Cli.Output;
using ProductionOps.Deployment;

namespace ProductionOps.Cli.Views;

/// <summary>How two deployments are shown side by side.</summary>
internal static class ComparisonView
{
    /// <summary>The view.</summary>
    public static View<DeploymentComparison> Instance { get; } = new()
    {
        Json = CliJson.Default.DeploymentComparison,
        Columns =
        [
            new("PROPERTY", static c => c.Property),
            new("REFERENCE", static c => c.Reference) { MinimumWidth = 9 },
            new("DIFFERENCE", static c => c.Difference) { MinimumWidth = 10 },
            new("CHANGE", static c => c.Change) { AlignRight = true },
            new("UNIT", static c => c.Unit),
        ],
        Fields =
        [
            new("property", static c => c.Property),
            new("reference", static c => c.Reference),
            new("difference", static c => c.Difference),
            new("change", static c => c.Change),
            new("unit", static c => c.Unit),
        ],
    };
}
