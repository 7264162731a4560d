using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Store;

namespace ProductionOps.Cli.Views;

/// <summary>How lists of alerts are shown.</summary>
internal static class AlertEntryView
{
    /// <summary>The view.</summary>
    public static View<AlertEntry> Instance { get; } = new()
    {
        Json = ProductionJson.Default.AlertEntry,
        Columns =
        [
            new("ALERT", static a => a.AlertId),
            new("STATUS", static a => StatusOf(a.AcknowledgedAt, a.ResolvedAt)) { Style = static a => StyleOf(a.AcknowledgedAt, a.ResolvedAt) },
            new("SEVERITY", static a => JsonLiteral.Of(a.Severity)),
            new("TYPE", static a => JsonLiteral.Of(a.Type)),
            new("TITLE", static a => a.Title) { MinimumWidth = 16 },
        ],
        Fields =
        [
            new("alertId", static a => a.AlertId),
            new("status", static a => StatusOf(a.AcknowledgedAt, a.ResolvedAt)),
            new("severity", static a => JsonLiteral.Of(a.Severity)),
            new("type", static a => JsonLiteral.Of(a.Type)),
            new("title", static a => a.Title),
            new("triggeredAt", static a => a.TriggeredAt),
            new("acknowledgedAt", static a => a.AcknowledgedAt),
            new("resolvedAt", static a => a.ResolvedAt),
            new("escalated", static a => a.Escalated),
        ],
    };

    /// <summary>The status in a word.</summary>
    public static string StatusOf(DateTimeOffset? acknowledged, DateTimeOffset? resolved) =>
        resolved is not null ? "resolved" : acknowledged is not null ? "acknowledged" : "open";

    /// <summary>Its colour.</summary>
    public static TextStyle StyleOf(DateTimeOffset? acknowledged, DateTimeOffset? resolved) =>
        resolved is not null ? TextStyle.Good : acknowledged is not null ? TextStyle.Warning : TextStyle.Bad;
}
