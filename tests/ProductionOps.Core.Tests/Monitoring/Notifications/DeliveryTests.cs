using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProductionOps.Core.Tests.Monitoring.Alerts;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Notifications.Outbox;

namespace ProductionOps.Core.Tests.Monitoring.Notifications;

/// <summary>How messages reach a receiver that does not behave.</summary>
public sealed class DeliveryTests
{
    private const string Token = "T0pSecretToken-4711";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("408 Request Timeout")]
    [InlineData("425 Too Early")]
    [InlineData("429 Too Many Requests")]
    [InlineData("garbage")]
    public async Task A_passing_failure_is_tried_again_with_the_same_identifier(string answer)
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        receiver.Answers.Enqueue(answer);
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(["raised uptime/down"], receiver.Told);
        Assert.Single(receiver.Received.Select(message => message.Header("Idempotency-Key")).Distinct(StringComparer.Ordinal));
        Assert.Empty(await site.OutboxAsync());
    }

    [Fact]
    public async Task Who_asks_for_time_gets_it_in_seconds_and_as_a_date()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        receiver.Answers.Enqueue("429 Too Many Requests\r\nRetry-After: 120");
        receiver.Answers.Enqueue($"503 Service Unavailable\r\nRetry-After: {site.Time.Now.AddMinutes(10).ToString("R", CultureInfo.InvariantCulture)}");
        await site.UptimeAsync(UptimeStatus.Down);
        site.Pass(TimeSpan.FromSeconds(119));
        Assert.Equal(new OutboxResult(0, 1, 0), await site.Parts.Sender.FlushAsync(Stop));
        Assert.Single(receiver.Received);
        site.Pass(TimeSpan.FromSeconds(1));
        await site.Parts.Sender.FlushAsync(Stop);
        Assert.Equal(2, receiver.Received.Count);
        site.Pass(TimeSpan.FromMinutes(7));
        await site.Parts.Sender.FlushAsync(Stop);
        Assert.Equal(2, receiver.Received.Count);
        site.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(new OutboxResult(1, 0, 0), await site.Parts.Sender.FlushAsync(Stop));
    }

    [Theory]
    [InlineData("404 Not Found", "404 Not Found")]
    [InlineData("401 Unauthorized", "401 Unauthorized")]
    [InlineData("307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/", "redirect is not followed")]
    public async Task A_refusal_is_final_and_the_alert_says_so(string answer, string reason)
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        receiver.Answers.Enqueue(answer);
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Single(receiver.Received);
        Assert.Empty(await site.OutboxAsync());
        var alert = Assert.Single(await site.AlertsAsync());
        Assert.Empty(alert.NotificationsSent);
        Assert.Contains(reason, Assert.Single(AlertFacts.ListOf(alert, "notificationFailures")), StringComparison.Ordinal);
        Assert.Contains(site.Reporter.Warnings, warning => warning.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_hangs_delays_no_other_and_keeps_its_order()
    {
        await using var hanging = new MessageReceiver();
        await using var good = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(
            $$"""notifications: { channels: { bad: { type: webhook, url: "{{hanging.Address}}", timeout: 3 }, good: { type: webhook, url: "{{good.Address}}" } } }""");
        for (var i = 0; i < 3; i++) hanging.Answers.Enqueue(null);

        // Only this clock ends an attempt, so that however slow the machine is, none ends that gets its answer.
        var time = new ManualTime();
        time.Advance(site.Time.Now - time.GetUtcNow());
        var process = site.NewProcess(time: time);
        var telling = site.UptimeAsync(UptimeStatus.Down, process: process);
        await UntilAsync(async () => hanging.Received.Count == 1 && (await site.OutboxAsync()).Count == 1);
        Assert.Equal(["raised uptime/down"], good.Told);
        time.Advance(TimeSpan.FromSeconds(3));
        await time.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => Task.FromResult(hanging.Received.Count == 2));
        time.Advance(TimeSpan.FromSeconds(3));
        await telling;

        site.Time.Now = time.GetUtcNow();
        await site.UptimeAsync(UptimeStatus.Up, process: process);
        Assert.Equal(["raised uptime/down", "resolved uptime/down"], good.Told);
        Assert.Equal(2, (await site.OutboxAsync()).Count);
        time.Advance(TimeSpan.FromMinutes(1));
        var sending = process.Sender.FlushAsync(Stop);
        await UntilAsync(() => Task.FromResult(hanging.Received.Count == 3));
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(new OutboxResult(0, 2, 0), await sending);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new OutboxResult(2, 0, 0), await process.Sender.FlushAsync(Stop));
        Assert.Equal(["raised uptime/down", "resolved uptime/down"], hanging.Told);
    }

    [Fact]
    public async Task What_a_process_left_in_the_outbox_when_it_was_killed_is_sent_by_the_next()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        var configuration = await site.Workspace.Configuration.GetActiveAsync(DeploymentEnvironment.Production, Stop);
        var record = site.Record(MonitoringType.Uptime) with { Uptime = AlertingSite.Uptime(UptimeStatus.Down, 0) };
        await site.Parts.Engine.ObserveAsync(record, configuration, Stop);
        Assert.Empty(receiver.Received);
        Assert.Single(await site.OutboxAsync());

        // Killed before it remembered what it had done: the document is gone, the alert and the message are there.
        await site.Workspace.Store.State.RemoveAsync("monitoring/alerts/production", Stop);
        await site.UptimeAsync(UptimeStatus.Down, process: site.NewProcess());
        await site.UptimeAsync(UptimeStatus.Down, process: site.NewProcess());
        Assert.Single(await site.AlertsAsync());
        Assert.Equal(["raised uptime/down"], receiver.Told);
    }

    [Fact]
    public async Task A_message_is_dropped_after_three_days_and_a_failed_attempt()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        receiver.Answers.Enqueue("500 No\r\nRetry-After: 60");
        receiver.Answers.Enqueue("500 No");
        await site.UptimeAsync(UptimeStatus.Down);
        site.Pass(TimeSpan.FromDays(3.1));
        Assert.Equal(new OutboxResult(0, 0, 1), await site.Parts.Sender.FlushAsync(Stop));
        Assert.Contains(site.Reporter.Warnings, warning => warning.Contains("three days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_is_signed_and_no_secret_is_written_or_said()
    {
        await using var receiver = new MessageReceiver();
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOOK"] = $"{receiver.Address}hook/{Token}", ["KEY"] = "signing-" + Token };
        await using var site = await AlertingSite.CreateAsync(
            """
            notifications: { channels: { team: { type: webhook, urlSecret: HOOK, keySecret: KEY } } }
            environmentSettings: { secrets: [HOOK, KEY] }
            """,
            secrets);
        receiver.Answers.Enqueue("500 " + Token);
        await site.UptimeAsync(UptimeStatus.Down);

        var message = receiver.Received.Last();
        Assert.Contains($"POST /hook/{Token} ", message.Head, StringComparison.Ordinal);
        var timestamp = message.Header("X-ProductionOps-Timestamp")!;
        Assert.Equal(site.Time.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), timestamp);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. message.Body];
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets["KEY"]), signed)), message.Header("X-ProductionOps-Signature"));
        Assert.Equal([$"{receiver.Address}***"], Assert.Single(await site.AlertsAsync()).NotificationsSent);
        Assert.DoesNotContain(site.Reporter.Warnings, warning => warning.Contains(Token, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(site.StorePath, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Token, await File.ReadAllTextAsync(file, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_is_not_there_keeps_the_message()
    {
        await using var site = await AlertingSite.CreateAsync(
            """
            notifications: { channels: { team: { type: slack, urlSecret: HOOK } } }
            environmentSettings: { secrets: [HOOK] }
            """);
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Single(await site.OutboxAsync());
        Assert.Contains(site.Reporter.Warnings, warning => warning.Contains("No value was found for the secret HOOK", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<OperationException>(() => site.Workspace.Alerts.TestAsync("team", DeploymentEnvironment.Production, Stop));
        Assert.Equal("NotificationFailed", error.Id);
        error = await Assert.ThrowsAsync<OperationException>(() => site.Workspace.Alerts.TestAsync("boss", DeploymentEnvironment.Production, Stop));
        Assert.Equal("ChannelNotFound", error.Id);
    }

    [Fact]
    public async Task A_test_is_sent_at_once_and_makes_no_alert()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        var test = await site.Workspace.Alerts.TestAsync("team", DeploymentEnvironment.Production, Stop);
        Assert.True(test.Sent);
        Assert.Equal(["test test"], receiver.Told);
        Assert.Empty(await site.AlertsAsync());
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds()) await Task.Delay(TimeSpan.FromMilliseconds(10), Stop);
    }

    private static string Channel(MessageReceiver receiver) => $$"""notifications: { channels: { team: { type: webhook, url: "{{receiver.Address}}" } } }""";
}
