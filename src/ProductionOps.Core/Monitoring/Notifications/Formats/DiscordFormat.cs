using System.Text.Json.Nodes;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Monitoring.Notifications.Formats;

/// <summary>
/// Embeds of Discord: 10 a message and 6000 characters in all, so that more notices are several messages (discord.com/developers/docs/resources/webhook).
/// Nobody is mentioned, whatever a text says.
/// </summary>
internal static class DiscordFormat
{
    private const int NoticesAtOnce = 3;

    public static IEnumerable<JsonObject> Create(NotificationMessage message) => message.Notices.Chunk(NoticesAtOnce).Select(notices => new JsonObject
    {
        ["content"] = FormatText.Markdown(FormatText.Limit(FormatText.Subject(message), 500)),
        ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        ["embeds"] = new JsonArray([.. notices.Select(notice => Embed(message, notice))]),
    });

    private static JsonObject Embed(NotificationMessage message, AlertNotice notice) => new JsonObject
    {
        ["title"] = FormatText.Limit($"{FormatText.Label(notice)}: {notice.Alert.Title}", 256),
        ["description"] = FormatText.Markdown(FormatText.Limit(notice.Alert.Description, 600)),
        ["url"] = message.SiteUrl,
        ["color"] = Color(notice),
        ["timestamp"] = FormatText.Instant(notice.Alert.TriggeredAt),
        ["fields"] = new JsonArray([.. FormatText.Facts(notice).Select(fact => new JsonObject
        {
            ["name"] = fact.Name,
            ["value"] = FormatText.Markdown(FormatText.Limit(fact.Value, 100)),
            ["inline"] = true,
        })]),
    };

    private static int Color(AlertNotice notice) => notice switch
    {
        { Kind: NoticeKind.Resolved } => 0x2E7D32,
        { Kind: NoticeKind.Test } => 0x1565C0,
        { Alert.Severity: AlertSeverity.Critical } => 0xB71C1C,
        { Alert.Severity: AlertSeverity.Error } => 0xE65100,
        { Alert.Severity: AlertSeverity.Warning } => 0xF9A825,
        _ => 0x1565C0,
    };
}
