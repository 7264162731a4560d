using System.Text.Json.Nodes;
using ProductionOps.Json;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Monitoring.Notifications.Formats;

/// <summary>Plain JSON: the message with its alerts as they are stored.</summary>
internal static class WebhookFormat
{
    public static JsonObject Create(NotificationMessage message) => new()
    {
        ["id"] = message.Id,
        ["site"] = message.Site,
        ["siteUrl"] = message.SiteUrl,
        ["environment"] = JsonLiteral.Of(message.Environment),
        ["sentFor"] = FormatText.Instant(message.EnqueuedAt),
        ["text"] = FormatText.Subject(message),
        ["notices"] = new JsonArray([.. message.Notices.Select(Notice)]),
    };

    private static JsonObject Notice(AlertNotice notice) => new()
    {
        ["id"] = notice.Id,
        ["kind"] = MonitoringJson.LiteralOf(notice.Kind),
        ["cause"] = notice.Cause,
        ["alert"] = System.Text.Json.JsonSerializer.SerializeToNode(notice.Alert, ProductionJson.Default.MonitoringAlert),
    };
}
