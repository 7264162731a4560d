using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Views;

/// <summary>How alerts are shown.</summary>
internal static class AlertView
{
    /// <summary>The view.</summary>
    public static View<MonitoringAlert> Instance { get; } = new()
    {
        Json = ProductionJson.Default.MonitoringAlert,
        Columns =
        [
            new("ALERT", static a => a.AlertId),
            new("STATUS", static a => AlertEntryView.StatusOf(a.AcknowledgedAt, a.ResolvedAt)) { Style = static a => AlertEntryView.StyleOf(a.AcknowledgedAt, a.ResolvedAt) },
            new("SEVERITY", static a => JsonLiteral.Of(a.Severity)),
            new("TITLE", static a => a.Title) { MinimumWidth = 16 },
        ],
        Fields =
        [
            new("alertId", static a => a.AlertId),
            new("status", static a => AlertEntryView.StatusOf(a.AcknowledgedAt, a.ResolvedAt)),
            new("severity", static a => JsonLiteral.Of(a.Severity)),
            new("type", static a => JsonLiteral.Of(a.Type)),
            new("title", static a => a.Title),
            new("description", static a => a.Description),
            new("triggeredAt", static a => a.TriggeredAt),
            new("acknowledgedAt", static a => a.AcknowledgedAt),
            new("resolvedAt", static a => a.ResolvedAt),
            new("escalated", static a => a.Escalated),
            new("notificationsSent", static a => string.Join(", ", a.NotificationsSent)),
            new("cause", static a => Fact(a, "cause")),
            new("environment", static a => Fact(a, "environment")),
            new("acknowledgedBy", static a => Fact(a, "acknowledgedBy")),
            new("comment", static a => Fact(a, "comment")),
            new("resolvedBy", static a => Fact(a, "resolvedBy")),
            new("resolution", static a => Fact(a, "resolution")),
        ],
    };

    private static string? Fact(MonitoringAlert alert, string name) =>
        alert.Metadata.TryGetValue(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;
}
