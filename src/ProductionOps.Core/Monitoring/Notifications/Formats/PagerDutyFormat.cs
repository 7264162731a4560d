using System.Text.Json.Nodes;
using ProductionOps.Json;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Monitoring.Notifications.Formats;

/// <summary>Events of PagerDuty, version 2: one a notice, under one key an alert, so that it may come twice (developer.pagerduty.com, Events API v2).</summary>
internal static class PagerDutyFormat
{
    public static IEnumerable<JsonObject> Create(NotificationMessage message, string routingKey) =>
        message.Notices.SelectMany(notice => notice.Kind == NoticeKind.Test
            ? [Event(message, notice, routingKey, "trigger"), Event(message, notice, routingKey, "resolve")]
            : (JsonObject[])[Event(message, notice, routingKey, ActionOf(notice.Kind))]);

    private static JsonObject Event(NotificationMessage message, AlertNotice notice, string routingKey, string action)
    {
        var alert = notice.Alert;
        var body = new JsonObject { ["routing_key"] = routingKey, ["event_action"] = action, ["dedup_key"] = alert.AlertId };
        if (action != "trigger") return body;
        body["client"] = "ProductionOps";
        body["client_url"] = message.SiteUrl;
        body["payload"] = new JsonObject
        {
            ["summary"] = FormatText.Limit($"{message.Site} {JsonLiteral.Of(message.Environment)}: {alert.Title}", 1024),
            ["source"] = message.SiteUrl,
            ["severity"] = JsonLiteral.Of(alert.Severity),
            ["timestamp"] = FormatText.Instant(alert.TriggeredAt),
            ["component"] = notice.Cause,
            ["group"] = JsonLiteral.Of(message.Environment),
            ["class"] = JsonLiteral.Of(alert.Type),
            ["custom_details"] = new JsonObject { ["description"] = alert.Description, ["alertId"] = alert.AlertId, ["state"] = FormatText.Label(notice) },
        };
        return body;
    }

    private static string ActionOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Resolved => "resolve",
        NoticeKind.Acknowledged => "acknowledge",
        _ => "trigger",
    };
}
