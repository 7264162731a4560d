using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Store.Retention;

namespace ProductionOps.Cli.Views;

/// <summary>How retention decisions are shown.</summary>
internal static class RetentionView
{
    /// <summary>The view.</summary>
    public static View<RetentionDecision> Instance { get; } = new()
    {
        Json = ProductionJson.Default.RetentionDecision,
        Columns =
        [
            new("KIND", static d => JsonLiteral.Of(d.Kind)),
            new("ITEM", static d => d.Id) { MinimumWidth = 10 },
            new("ACTION", static d => JsonLiteral.Of(d.Action)) { Style = static d => StyleOf(d.Action) },
            new("RECORDS", static d => d.Records) { AlignRight = true },
            new("REASON", static d => d.Reason) { MinimumWidth = 20 },
        ],
        Fields =
        [
            new("kind", static d => JsonLiteral.Of(d.Kind)),
            new("id", static d => d.Id),
            new("action", static d => JsonLiteral.Of(d.Action)),
            new("reason", static d => d.Reason),
            new("timestamp", static d => d.Timestamp),
            new("records", static d => d.Records),
            new("bytes", static d => d.Bytes),
        ],
    };

    private static TextStyle StyleOf(RetentionAction action) => action switch
    {
        RetentionAction.Keep => TextStyle.Muted,
        RetentionAction.Archive => TextStyle.Active,
        _ => TextStyle.Warning,
    };
}
