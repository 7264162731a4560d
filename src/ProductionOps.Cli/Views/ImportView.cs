using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Store.Exchange;

namespace ProductionOps.Cli.Views;

/// <summary>How the result of an import is shown.</summary>
internal static class ImportView
{
    /// <summary>The view.</summary>
    public static View<RecordImportResult> Instance { get; } = new()
    {
        Json = ProductionJson.Default.RecordImportResult,
        Columns =
        [
            new("SOURCE", static r => r.Source) { MinimumWidth = 12 },
            new("KIND", static r => JsonLiteral.Of(r.Kind)),
            new("ADDED", static r => r.Added) { AlignRight = true },
            new("EXISTING", static r => r.Existing) { AlignRight = true },
            new("REJECTED", static r => r.Rejected) { AlignRight = true, Style = static r => r.Rejected == 0 ? TextStyle.None : TextStyle.Bad },
        ],
        Fields =
        [
            new("source", static r => r.Source),
            new("kind", static r => JsonLiteral.Of(r.Kind)),
            new("read", static r => r.Read),
            new("added", static r => r.Added),
            new("existing", static r => r.Existing),
            new("rejected", static r => r.Rejected),
        ],
    };
}
