using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Cli.Views;

/// <summary>How findings about a store are shown.</summary>
internal static class IntegrityView
{
    /// <summary>The view.</summary>
    public static View<IntegrityFinding> Instance { get; } = new()
    {
        Json = ProductionJson.Default.IntegrityFinding,
        Columns =
        [
            new("SEVERITY", static f => JsonLiteral.Of(f.Severity)) { Style = static f => StyleOf(f.Severity) },
            new("PROBLEM", static f => JsonLiteral.Of(f.Problem)),
            new("LOCATION", static f => f.Location) { MinimumWidth = 20 },
            new("MESSAGE", static f => f.Message) { MinimumWidth = 20 },
        ],
        Fields =
        [
            new("severity", static f => JsonLiteral.Of(f.Severity)),
            new("problem", static f => JsonLiteral.Of(f.Problem)),
            new("recordId", static f => f.RecordId),
            new("location", static f => f.Location),
            new("message", static f => f.Message),
            new("remedy", static f => f.Remedy),
        ],
    };

    private static TextStyle StyleOf(IntegritySeverity severity) => severity switch
    {
        IntegritySeverity.Error => TextStyle.Bad,
        IntegritySeverity.Warning => TextStyle.Warning,
        _ => TextStyle.Muted,
    };
}
