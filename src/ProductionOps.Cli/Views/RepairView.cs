using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Cli.Views;

/// <summary>How repairs of a store are shown.</summary>
internal static class RepairView
{
    /// <summary>The view.</summary>
    public static View<RepairAction> Instance { get; } = new()
    {
        Json = ProductionJson.Default.RepairAction,
        Columns =
        [
            new("STEP", static a => JsonLiteral.Of(a.Step)) { Style = static a => StyleOf(a.Step) },
            new("PROBLEM", static a => JsonLiteral.Of(a.Problem)),
            new("LOCATION", static a => a.Location) { MinimumWidth = 20 },
            new("REASON", static a => a.Reason) { MinimumWidth = 20 },
        ],
        Fields =
        [
            new("step", static a => JsonLiteral.Of(a.Step)),
            new("problem", static a => JsonLiteral.Of(a.Problem)),
            new("recordId", static a => a.RecordId),
            new("location", static a => a.Location),
            new("reason", static a => a.Reason),
        ],
    };

    private static TextStyle StyleOf(RepairStep step) => step switch
    {
        RepairStep.None => TextStyle.Warning,
        RepairStep.Quarantine => TextStyle.Bad,
        _ => TextStyle.Active,
    };
}
