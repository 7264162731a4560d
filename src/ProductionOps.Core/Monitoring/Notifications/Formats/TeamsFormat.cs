using System.Text.Json.Nodes;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Monitoring.Notifications.Formats;

/// <summary>An Adaptive Card 1.4 for a workflow of Teams, which takes 28 KB at most.</summary>
internal static class TeamsFormat
{
    private const int MostNotices = 8;

    public static JsonObject Create(NotificationMessage message) => new()
    {
        ["type"] = "message",
        ["summary"] = FormatText.Limit(FormatText.Subject(message), 300),
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JsonObject
            {
                ["type"] = "AdaptiveCard",
                ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                ["version"] = "1.4",
                ["fallbackText"] = FormatText.Limit(FormatText.Subject(message), 300),
                ["msteams"] = new JsonObject { ["width"] = "Full" },
                ["body"] = new JsonArray([.. message.Notices.Take(MostNotices).Select(Container), .. Rest(message)]),
                ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the site", ["url"] = message.SiteUrl }),
            },
        }),
    };

    private static JsonObject Container(AlertNotice notice) => new JsonObject
    {
        ["type"] = "Container",
        ["style"] = Style(notice),
        ["items"] = new JsonArray(
            Text(FormatText.Limit($"{FormatText.Label(notice)}: {notice.Alert.Title}", 300), isTitle: true),
            Text(FormatText.Limit(notice.Alert.Description, 1500), isTitle: false),
            new JsonObject
            {
                ["type"] = "FactSet",
                ["facts"] = new JsonArray([.. FormatText.Facts(notice).Select(fact => new JsonObject { ["title"] = fact.Name, ["value"] = FormatText.Markdown(FormatText.Limit(fact.Value, 300)) })]),
            }),
    };

    private static JsonObject Text(string text, bool isTitle)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = FormatText.Markdown(text), ["wrap"] = true };
        if (isTitle) (block["weight"], block["size"]) = ("Bolder", "Medium");
        return block;
    }

    private static IEnumerable<JsonNode> Rest(NotificationMessage message) =>
        message.Notices.Count <= MostNotices ? [] : [Text($"… and {message.Notices.Count - MostNotices} more.", isTitle: false)];

    private static string Style(AlertNotice notice) => notice switch
    {
        { Kind: NoticeKind.Resolved } => "good",
        { Kind: NoticeKind.Test } => "emphasis",
        { Alert.Severity: AlertSeverity.Critical or AlertSeverity.Error } => "attention",
        { Alert.Severity: AlertSeverity.Warning } => "warning",
        _ => "accent",
    };
}
