using ProductionOps.Cli.Output;
using ProductionOps.Deployment;

namespace ProductionOps.Cli.Views;

/// <summary>How a hold is shown.</summary>
internal static class HoldView
{
    /// <summary>The view.</summary>
    public static View<DeploymentHold> Instance { get; } = new()
    {
        Json = CliJson.Default.DeploymentHold,
        Columns =
        [
            new("REASON", static h => h.Reason) { MinimumWidth = 10 },
            new("HELD BY", static h => h.HeldBy) { MinimumWidth = 8 },
            new("SINCE", static h => h.HeldAt),
            new("UNTIL", static h => h.Until),
        ],
        Fields =
        [
            new("reason", static h => h.Reason),
            new("heldBy", static h => h.HeldBy),
            new("heldAt", static h => h.HeldAt),
            new("until", static h => h.Until),
        ],
    };
}
