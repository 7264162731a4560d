using System.Text.Json.Nodes;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Monitoring.Notifications.Formats;

/// <summary>Block Kit of Slack: 50 blocks, 150 characters of a header, 3000 of a section (docs.slack.dev/reference/block-kit).</summary>
internal static class SlackFormat
{
    private const int MostNotices = 15;

    public static JsonObject Create(NotificationMessage message) => new()
    {
        ["text"] = Escape(FormatText.Limit(FormatText.Subject(message), 3000)),
        ["blocks"] = new JsonArray([.. message.Notices.Take(MostNotices).SelectMany(Blocks), .. Rest(message)]),
    };

    private static IEnumerable<JsonNode> Blocks(AlertNotice notice)
    {
        yield return new JsonObject
        {
            ["type"] = "header",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = FormatText.Limit($"{Sign(notice)} {notice.Alert.Title}", 150), ["emoji"] = true },
        };
        yield return new JsonObject
        {
            ["type"] = "section",
            ["text"] = Text($"*{Escape(FormatText.Label(notice))}*\n{Escape(FormatText.Limit(notice.Alert.Description, 2000))}"),
        };
        yield return new JsonObject
        {
            ["type"] = "context",
            ["elements"] = new JsonArray([.. FormatText.Facts(notice).Select(fact => Text($"*{fact.Name}* {Escape(FormatText.Limit(fact.Value, 300))}"))]),
        };
    }

    private static IEnumerable<JsonNode> Rest(NotificationMessage message) => message.Notices.Count <= MostNotices
        ? []
        : [new JsonObject { ["type"] = "section", ["text"] = Text($"… and {message.Notices.Count - MostNotices} more.") }];

    private static JsonObject Text(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static string Sign(AlertNotice notice) => notice switch
    {
        { Kind: NoticeKind.Resolved } => ":white_check_mark:",
        { Kind: NoticeKind.Test } => ":information_source:",
        { Alert.Severity: AlertSeverity.Critical or AlertSeverity.Error } => ":rotating_light:",
        _ => ":warning:",
    };

    // The three characters that begin links, mentions and entities there.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
