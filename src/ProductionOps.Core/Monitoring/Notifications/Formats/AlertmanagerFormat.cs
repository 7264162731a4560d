using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProductionOps.Json;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Monitoring.Notifications.Formats;

/// <summary>The webhook of Alertmanager, version 4, so that its receivers work (prometheus.io/docs/alerting/latest/configuration, webhook_config).</summary>
internal static class AlertmanagerFormat
{
    private const string NotYet = "0001-01-01T00:00:00Z";

    public static JsonObject Create(NotificationMessage message)
    {
        var alerts = message.Notices.Select(notice => (Labels: Labels(message, notice), Annotations: Annotations(notice), Notice: notice)).ToArray();
        return new JsonObject
        {
            ["version"] = "4",
            ["groupKey"] = $"{{}}:{{site=\"{message.SiteUrl}\", environment=\"{JsonLiteral.Of(message.Environment)}\"}}",
            ["truncatedAlerts"] = 0,
            ["status"] = message.Notices.All(IsResolved) ? "resolved" : "firing",
            ["receiver"] = message.Channel,
            ["groupLabels"] = Object([new("site", message.SiteUrl), new("environment", JsonLiteral.Of(message.Environment))]),
            ["commonLabels"] = Object(Common(alerts.Select(one => one.Labels))),
            ["commonAnnotations"] = Object(Common(alerts.Select(one => one.Annotations))),
            ["externalURL"] = message.SiteUrl,
            ["alerts"] = new JsonArray([.. alerts.Select(one => Alert(message, one.Notice, one.Labels, one.Annotations))]),
        };
    }

    private static JsonObject Alert(
        NotificationMessage message, AlertNotice notice, IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations)
    {
        return new JsonObject
        {
            ["status"] = IsResolved(notice) ? "resolved" : "firing",
            ["labels"] = Object(labels),
            ["annotations"] = Object(annotations),
            ["startsAt"] = FormatText.Instant(notice.Alert.TriggeredAt),
            ["endsAt"] = notice.Alert.ResolvedAt is { } end ? FormatText.Instant(end) : NotYet,
            ["generatorURL"] = message.SiteUrl,
            ["fingerprint"] = Fingerprint(labels),
        };
    }

    private static Dictionary<string, string> Labels(NotificationMessage message, AlertNotice notice) => new(StringComparer.Ordinal)
    {
        ["alertname"] = notice.Cause,
        ["environment"] = JsonLiteral.Of(message.Environment),
        ["severity"] = JsonLiteral.Of(notice.Alert.Severity),
        ["site"] = message.SiteUrl,
        ["type"] = JsonLiteral.Of(notice.Alert.Type),
    };

    private static Dictionary<string, string> Annotations(AlertNotice notice) => new(StringComparer.Ordinal)
    {
        ["alertId"] = notice.Alert.AlertId,
        ["description"] = notice.Alert.Description,
        ["summary"] = notice.Alert.Title,
    };

    private static IEnumerable<KeyValuePair<string, string>> Common(IEnumerable<IReadOnlyDictionary<string, string>> all)
    {
        var list = all.ToArray();
        return list[0].Where(pair => list.All(other => other.TryGetValue(pair.Key, out var value) && value == pair.Value));
    }

    // Severity is no part of it, so that an alert that becomes worse stays the same one.
    private static string Fingerprint(IReadOnlyDictionary<string, string> labels)
    {
        var text = string.Join('\n', labels.Where(label => label.Key != "severity").OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static JsonObject Object(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));

    private static bool IsResolved(AlertNotice notice) => notice.Kind == NoticeKind.Resolved;
}
