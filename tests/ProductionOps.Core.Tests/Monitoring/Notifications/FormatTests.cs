using System.Globalization;
using System.Text.Json.Nodes;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Notifications;
using ProductionOps.Monitoring.Notifications.Formats;

namespace ProductionOps.Core.Tests.Monitoring.Notifications;

/// <summary>The bodies have the shapes and keep the limits that their receivers publish.</summary>
public sealed class FormatTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 2, 15, 2, TimeSpan.Zero);

    [Fact]
    public void Slack_gets_blocks_in_which_nothing_is_markup()
    {
        var body = SlackFormat.Create(Message(Notice(NoticeKind.Raised, title: "<!channel> & <script>")));
        Assert.Equal("[critical] Harbour production: &lt;!channel&gt; &amp; &lt;script&gt;", Text(body["text"]));
        Assert.Equal(["header", "section", "context"], body["blocks"]!.AsArray().Select(block => Text(block!["type"])));
        Assert.Equal("plain_text", Text(body["blocks"]![0]!["text"]!["type"]));
        Assert.DoesNotContain("<", Text(body["blocks"]![1]!["text"]!["text"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Slack_limits_are_kept()
    {
        var body = SlackFormat.Create(Many(40, new string('ü', 5000)));
        Assert.InRange(body["blocks"]!.AsArray().Count, 1, 50);
        Assert.All(body["blocks"]!.AsArray().Where(block => Text(block!["type"]) == "header"), block => Assert.InRange(Text(block!["text"]!["text"]).Length, 1, 150));
        Assert.All(body["blocks"]!.AsArray().Where(block => Text(block!["type"]) == "section"), block => Assert.InRange(Text(block!["text"]!["text"]).Length, 1, 3000));
        Assert.All(body["blocks"]!.AsArray().Where(block => Text(block!["type"]) == "context"), block => Assert.InRange(block!["elements"]!.AsArray().Count, 1, 10));
    }

    [Fact]
    public void Teams_gets_an_adaptive_card()
    {
        var body = TeamsFormat.Create(Message(Notice(NoticeKind.Resolved, title: "[a](http://evil.test)")));
        var attachment = Assert.Single(body["attachments"]!.AsArray())!;
        Assert.Equal(("message", "application/vnd.microsoft.card.adaptive"), (Text(body["type"]), Text(attachment["contentType"])));
        var card = attachment["content"]!;
        Assert.Equal(("AdaptiveCard", "1.4"), (Text(card["type"]), Text(card["version"])));
        Assert.Equal("good", Text(card["body"]![0]!["style"]));
        Assert.Equal(["TextBlock", "TextBlock", "FactSet"], card["body"]![0]!["items"]!.AsArray().Select(item => Text(item!["type"])));
        Assert.Equal(@"resolved: \[a\]\(http://evil.test\)", Text(card["body"]![0]!["items"]![0]!["text"]));
        Assert.InRange(FormatText.Bytes(TeamsFormat.Create(Many(30, new string('x', 5000)))).Length, 1, 28 * 1024);
    }

    [Fact]
    public void Discord_gets_embeds_and_mentions_nobody()
    {
        var messages = DiscordFormat.Create(Many(7, "@everyone " + new string('x', 5000))).ToArray();
        Assert.Equal([3, 3, 1], messages.Select(message => message["embeds"]!.AsArray().Count));
        foreach (var message in messages)
        {
            Assert.Empty(message["allowed_mentions"]!["parse"]!.AsArray());
            Assert.InRange(Text(message["content"]).Length, 1, 2000);
            var all = message["embeds"]!.AsArray().Sum(embed =>
                Text(embed!["title"]).Length + Text(embed["description"]).Length + embed["fields"]!.AsArray().Sum(field => Text(field!["name"]).Length + Text(field["value"]).Length));
            Assert.InRange(all, 1, 6000);
            Assert.All(message["embeds"]!.AsArray(), embed => Assert.InRange(Text(embed!["title"]).Length, 1, 256));
            Assert.All(message["embeds"]!.AsArray(), embed => Assert.Equal("2026-03-02T02:15:02.000Z", Text(embed!["timestamp"])));
        }
    }

    [Fact]
    public void Alertmanager_receivers_get_version_4()
    {
        var body = AlertmanagerFormat.Create(Message(Notice(NoticeKind.Raised), Notice(NoticeKind.Resolved, cause: "uptime/slow")));
        Assert.Equal(
            ["version", "groupKey", "truncatedAlerts", "status", "receiver", "groupLabels", "commonLabels", "commonAnnotations", "externalURL", "alerts"],
            body.Select(pair => pair.Key));
        Assert.Equal(("4", "firing", "team"), (Text(body["version"]), Text(body["status"]), Text(body["receiver"])));
        var alerts = body["alerts"]!.AsArray();
        Assert.Equal(["status", "labels", "annotations", "startsAt", "endsAt", "generatorURL", "fingerprint"], alerts[0]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(["firing", "resolved"], alerts.Select(alert => Text(alert!["status"])));
        Assert.Equal("0001-01-01T00:00:00Z", Text(alerts[0]!["endsAt"]));
        Assert.Equal("uptime/down", Text(alerts[0]!["labels"]!["alertname"]));
        Assert.Null(body["commonLabels"]!["alertname"]);
        Assert.Equal("https://harbour.test/", Text(body["commonLabels"]!["site"]));
        Assert.Matches("^[0-9a-f]{16}$", Text(alerts[0]!["fingerprint"]));
        Assert.NotEqual(Text(alerts[0]!["fingerprint"]), Text(alerts[1]!["fingerprint"]));
        var worse = AlertmanagerFormat.Create(Message(Notice(NoticeKind.Worsened, severity: AlertSeverity.Error)));
        Assert.Equal(Text(alerts[0]!["fingerprint"]), Text(worse["alerts"]![0]!["fingerprint"]));
        Assert.Equal("resolved", Text(AlertmanagerFormat.Create(Message(Notice(NoticeKind.Resolved)))["status"]));
    }

    [Theory]
    [InlineData(NoticeKind.Raised, "trigger")]
    [InlineData(NoticeKind.Repeated, "trigger")]
    [InlineData(NoticeKind.Escalated, "trigger")]
    [InlineData(NoticeKind.Acknowledged, "acknowledge")]
    [InlineData(NoticeKind.Resolved, "resolve")]
    public void PagerDuty_gets_an_event_under_the_alert_key(NoticeKind kind, string action)
    {
        var body = Assert.Single(PagerDutyFormat.Create(Message(Notice(kind, title: new string('y', 3000))), "routing"));
        Assert.Equal((action, "20260302-021502-alert", "routing"), (Text(body["event_action"]), Text(body["dedup_key"]), Text(body["routing_key"])));
        if (action != "trigger") return;
        var payload = body["payload"]!;
        Assert.Equal(("critical", "https://harbour.test/"), (Text(payload["severity"]), Text(payload["source"])));
        Assert.InRange(Text(payload["summary"]).Length, 1, 1024);
    }

    [Fact]
    public void No_character_is_halved() => Assert.Equal("ab…", FormatText.Limit("ab😀cd", 4));

    internal static AlertNotice Notice(
        NoticeKind kind, string cause = "uptime/down", string title = "The site is down", AlertSeverity severity = AlertSeverity.Critical, string description = "Look at it.") => new()
        {
            Kind = kind,
            Transition = MonitoringTransition(kind),
            Cause = cause,
            Thread = kind == NoticeKind.Raised ? null : "20260302-021502-alert-raised",
            Alert = new MonitoringAlert
            {
                AlertId = "20260302-021502-alert",
                Type = MonitoringType.Uptime,
                Severity = severity,
                Title = title,
                Description = description,
                TriggeredAt = Time,
                ResolvedAt = kind == NoticeKind.Resolved ? Time.AddMinutes(3) : null,
            },
        };

    internal static NotificationMessage Message(params AlertNotice[] notices) => new()
    {
        Id = notices[0].Id,
        Channel = "team",
        Environment = DeploymentEnvironment.Production,
        Site = "Harbour",
        SiteUrl = "https://harbour.test/",
        EnqueuedAt = Time,
        Notices = notices,
    };

    private static string MonitoringTransition(NoticeKind kind) => kind.ToString().ToLower(CultureInfo.InvariantCulture);

    private static NotificationMessage Many(int count, string text) =>
        Message([.. Enumerable.Range(0, count).Select(_ => Notice(NoticeKind.Raised, title: text, description: text))]);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
