using ProductionOps.Core.Tests.Monitoring.Notifications;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Monitoring.Alerts;

/// <summary>What is raised, and who is told of it when, over a real store and a real receiver.</summary>
public sealed class AlertEngineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cause_is_one_alert_however_often_it_is_seen_and_is_told_once()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        await site.UptimeAsync(UptimeStatus.Up);
        for (var minute = 0; minute < 5; minute++)
        {
            site.Pass(TimeSpan.FromMinutes(1));
            var record = await site.UptimeAsync(UptimeStatus.Down);
            Assert.Equal("https://harbour.test/ is down", Assert.Single(record.Alerts).Title);
        }

        var alert = Assert.Single(await site.AlertsAsync());
        Assert.Equal((AlertSeverity.Critical, MonitoringType.Uptime), (alert.Severity, alert.Type));
        Assert.Equal([receiver.Address.AbsoluteUri], alert.NotificationsSent);
        site.Pass(TimeSpan.FromMinutes(1));
        Assert.Empty((await site.UptimeAsync(UptimeStatus.Up)).Alerts);
        alert = Assert.Single(await site.AlertsAsync());
        Assert.Equal(site.Time.Now, alert.ResolvedAt);
        Assert.Equal(["raised uptime/down", "resolved uptime/down"], receiver.Told);
        Assert.Empty(await site.OutboxAsync());
    }

    [Fact]
    public async Task An_unknown_sample_neither_raises_nor_resolves()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        await site.UptimeAsync(null);
        Assert.Empty(await site.AlertsAsync());
        await site.UptimeAsync(UptimeStatus.Down);
        site.Pass(TimeSpan.FromMinutes(1));
        Assert.Single((await site.UptimeAsync(null)).Alerts);
        Assert.Equal(["raised uptime/down"], receiver.Told);
    }

    [Fact]
    public async Task What_one_measurement_raises_is_one_message_and_a_site_that_is_down_explains_the_rest()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        await site.UptimeAsync(UptimeStatus.Degraded, 5000, expiry: site.Time.Now.AddDays(2));
        Assert.Equal(["raised security/certificate", "raised uptime/slow"], Assert.Single(receiver.Received).Notices);
        site.Pass(TimeSpan.FromMinutes(1));
        await site.UptimeAsync(UptimeStatus.Down, expiry: site.Time.Now.AddDays(2));
        site.Pass(TimeSpan.FromHours(5));
        await site.UptimeAsync(UptimeStatus.Down, expiry: site.Time.Now.AddDays(2));
        Assert.Equal(["raised security/certificate", "raised uptime/slow", "raised uptime/down", "repeated uptime/down"], receiver.Told);
    }

    [Fact]
    public async Task A_failing_site_that_starts_with_a_missing_target_is_only_told_of_once_it_answers()
    {
        await using var site = await AlertingSite.CreateAsync();
        await site.UptimeAsync(UptimeStatus.Down);
        await site.MeasureAsync(site.Record(MonitoringType.Security) with { Security = new() { Headers = new() } });
        Assert.Equal(["uptime/down"], (await site.AlertsAsync()).Select(CauseOf));
        site.Pass(TimeSpan.FromMinutes(1));
        await site.UptimeAsync(UptimeStatus.Up);
        await site.MeasureAsync(site.Record(MonitoringType.Security) with { Security = new() { Headers = new() } });
        Assert.Equal(
            ["uptime/down", "security/header-csp", "security/header-hsts", "security/header-x-frame", "security/header-x-content"], (await site.AlertsAsync()).Select(CauseOf));
    }

    [Fact]
    public async Task People_are_reminded_until_somebody_acknowledges()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        await site.UptimeAsync(UptimeStatus.Down);
        site.Pass(TimeSpan.FromHours(3.9));
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Single(receiver.Told);
        site.Pass(TimeSpan.FromHours(0.2));
        await site.Workspace.Alerts.TickAsync(DeploymentEnvironment.Production, Stop);
        Assert.Equal(["raised uptime/down", "repeated uptime/down"], receiver.Told);
        var alert = Assert.Single(await site.AlertsAsync());
        var taken = await site.Workspace.Alerts.AcknowledgeAsync(alert.AlertId, new AlertHandling("ada", "on it"), Stop);
        Assert.Equal((site.Time.Now, "ada", "on it"), (taken.AcknowledgedAt, AlertFacts.TextOf(taken, "acknowledgedBy"), AlertFacts.TextOf(taken, "comment")));
        site.Pass(TimeSpan.FromDays(2));
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Equal(["raised uptime/down", "repeated uptime/down", "acknowledged uptime/down"], receiver.Told);
        site.Pass(TimeSpan.FromMinutes(1));
        await site.UptimeAsync(UptimeStatus.Up);
        Assert.Equal("resolved uptime/down", receiver.Told[^1]);
    }

    [Fact]
    public async Task An_alert_that_nobody_takes_goes_to_others_in_steps()
    {
        await using var first = new MessageReceiver();
        await using var second = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync($$"""
            alerting:
              channels: [team]
              escalation:
                - { after: 10, channels: [boss] }
                - { after: 30, channels: [boss, team] }
            notifications:
              channels:
                team: { type: webhook, url: "{{first.Address}}" }
                boss: { type: webhook, url: "{{second.Address}}" }
            """);
        await site.UptimeAsync(UptimeStatus.Down);
        site.Pass(TimeSpan.FromMinutes(9));
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Empty(second.Told);
        site.Pass(TimeSpan.FromMinutes(1));
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Equal(["escalated uptime/down"], second.Told);
        Assert.True(Assert.Single(await site.AlertsAsync()).Escalated);
        site.Pass(TimeSpan.FromMinutes(20));
        await site.UptimeAsync(UptimeStatus.Down);
        await site.UptimeAsync(UptimeStatus.Up);
        Assert.Equal(["escalated uptime/down", "escalated uptime/down", "resolved uptime/down"], second.Told);
        Assert.Equal(["raised uptime/down", "escalated uptime/down", "resolved uptime/down"], first.Told);
        Assert.Equal(2, Assert.Single(await site.AlertsAsync()).NotificationsSent.Count);
    }

    [Fact]
    public async Task A_silence_records_and_what_still_fires_at_its_end_is_told()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver) + "\nalerting: { silences: [ { from: \"2026-03-02T08:00:00Z\", to: \"2026-03-02T10:00:00Z\", types: [uptime], reason: move } ] }");
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Single(await site.AlertsAsync());
        site.Pass(TimeSpan.FromMinutes(10));
        await site.UptimeAsync(UptimeStatus.Up);
        site.Pass(TimeSpan.FromMinutes(10));
        await site.UptimeAsync(UptimeStatus.Down);
        site.Pass(TimeSpan.FromMinutes(39));
        await site.Workspace.Alerts.TickAsync(DeploymentEnvironment.Production, Stop);
        Assert.Empty(receiver.Told);
        site.Pass(TimeSpan.FromMinutes(1));
        await site.Workspace.Alerts.TickAsync(DeploymentEnvironment.Production, Stop);
        Assert.Equal(["raised uptime/down"], receiver.Told);
        await site.Workspace.Alerts.TickAsync(DeploymentEnvironment.Production, Stop);
        Assert.Single(receiver.Told);
    }

    [Fact]
    public async Task An_alert_that_becomes_worse_is_told_again_and_one_that_becomes_better_is_not()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        var end = site.Time.Now.AddDays(10);
        foreach (var days in new[] { 0, 3, 8, 9 })
        {
            site.Time.Now = end.AddDays(days - 10);
            await site.UptimeAsync(UptimeStatus.Degraded, expiry: end);
        }

        var told = receiver.Received.SelectMany(message => message.Json["notices"]!.AsArray()).Select(notice => $"{notice!["kind"]} {notice["alert"]!["severity"]}").ToArray();
        Assert.Equal(["raised warning", "repeated warning", "worsened error", "repeated error"], told);
        Assert.Single(await site.AlertsAsync());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_neither_repeats_nor_loses()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        site.Pass(TimeSpan.FromDays(300));
        await site.UptimeAsync(UptimeStatus.Down);
        site.Pass(-TimeSpan.FromDays(300));
        await site.UptimeAsync(UptimeStatus.Down);
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Equal(["raised uptime/down"], receiver.Told);
        site.Pass(TimeSpan.FromHours(4));
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Equal(["raised uptime/down", "repeated uptime/down"], receiver.Told);
        await site.UptimeAsync(UptimeStatus.Up);
        var alert = Assert.Single(await site.AlertsAsync());
        Assert.Equal(alert.TriggeredAt, alert.ResolvedAt);
    }

    [Fact]
    public async Task A_lost_ledger_is_made_anew_from_the_alerts()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        await site.UptimeAsync(UptimeStatus.Down);
        await site.Workspace.Store.State.RemoveAsync("monitoring/alerts/production", Stop);
        await site.UptimeAsync(UptimeStatus.Down);
        await File.WriteAllTextAsync(LedgerOf(site), "{ half", Stop);
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Contains(site.Reporter.Warnings, warning => warning.Contains("found again", StringComparison.Ordinal));
        site.Pass(TimeSpan.FromHours(4));
        await site.UptimeAsync(UptimeStatus.Down);
        await site.UptimeAsync(UptimeStatus.Up);
        Assert.Single(await site.AlertsAsync());
        Assert.Equal(["raised uptime/down", "repeated uptime/down", "resolved uptime/down"], receiver.Told);
    }

    [Fact]
    public async Task Two_processes_raise_one_alert()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.UptimeAsync(UptimeStatus.Down, process: site.NewProcess()))));
        await site.Workspace.Alerts.FlushAsync(Stop);
        Assert.Single(await site.AlertsAsync());
        Assert.Equal(["raised uptime/down"], receiver.Told);
    }

    [Fact]
    public async Task An_alert_that_was_resolved_by_hand_while_its_cause_holds_is_followed_by_another()
    {
        await using var receiver = new MessageReceiver();
        await using var site = await AlertingSite.CreateAsync(Channel(receiver));
        await site.UptimeAsync(UptimeStatus.Down);
        var alert = Assert.Single(await site.AlertsAsync());
        var ended = await site.Workspace.Alerts.ResolveAsync(alert.AlertId, new AlertHandling("ada", "wrong host"), Stop);
        Assert.Equal(("ada", "wrong host"), (AlertFacts.TextOf(ended, "resolvedBy"), AlertFacts.TextOf(ended, "resolution")));
        var error = await Assert.ThrowsAsync<OperationException>(() => site.Workspace.Alerts.AcknowledgeAsync(alert.AlertId, new AlertHandling("bob"), Stop));
        Assert.Equal("AlertResolved", error.Id);
        await site.UptimeAsync(UptimeStatus.Down);
        Assert.Equal(["raised uptime/down", "resolved uptime/down", "raised uptime/down"], receiver.Told);
        Assert.Equal(2, (await site.AlertsAsync()).Count);
    }

    [Fact]
    public async Task A_low_score_schedules_one_optimization_until_it_was_above_its_bound()
    {
        await using var site = await AlertingSite.CreateAsync();
        foreach (var score in new[] { 94.0, 80, 95, 90 })
        {
            site.Pass(TimeSpan.FromHours(1));
            await site.MeasureAsync(site.Record(MonitoringType.Constitutional) with { Constitutional = Compliance(score) });
            if (score >= 95) await FinishMaintenanceAsync(site);
        }

        var runs = await site.Workspace.Store.Maintenance.ReadAsync(RecordQuery.All, Stop).ToListAsync(Stop);
        Assert.Equal([MaintenanceStatus.Success, MaintenanceStatus.Scheduled], runs.Select(run => run.Status));
        Assert.All(runs, run => Assert.Equal((MaintenanceType.Optimization, Priority.High), (run.MaintenanceType, run.Priority)));
        Assert.Equal(2, (await site.AlertsAsync()).Count(alert => CauseOf(alert) == AlertCause.Score));
    }

    private static string LedgerOf(AlertingSite site) => Directory.EnumerateFiles(site.StorePath, "production.json", SearchOption.AllDirectories)
        .Single(path => path.EndsWith(Path.Combine("state", "monitoring", "alerts", "production.json"), StringComparison.Ordinal));

    private static ConstitutionalMeasurement Compliance(double score) => new()
    {
        ZeroGitHubActions = true,
        PerformanceFirst = true,
        UserPreservation = true,
        BranchPreservation = true,
        LocalValidation = true,
        ComplianceScore = score,
    };

    private static async Task FinishMaintenanceAsync(AlertingSite site)
    {
        var run = await site.Workspace.Store.Maintenance.ReadAsync(RecordQuery.All, Stop).SingleAsync(Stop);
        await site.Workspace.Store.Maintenance.ReplaceAsync(run with { Status = MaintenanceStatus.Success }, Stop);
    }

    private static string? CauseOf(MonitoringAlert alert) => AlertFacts.CauseOf(alert);

    private static string Channel(MessageReceiver receiver) => $$"""notifications: { channels: { team: { type: webhook, url: "{{receiver.Address}}" } } }""";
}
