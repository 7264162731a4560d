using System.Globalization;
using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Core.Tests.Monitoring.Notifications;
using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Monitoring;

/// <summary>A bad quarter of an hour of a real site, measured each minute.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Yesterday = new(DateTimeOffset.UtcNow.Date.AddDays(-1), TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();
    private readonly SettableTime _time = new() { Now = Yesterday };
    private readonly MessageReceiver _receiver = new();
    private readonly RecordingReporter _reporter = new();
    private DateTimeOffset _start = Yesterday;
    private SwitchableSite _site = null!;
    private ProductionWorkspace _workspace = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("09:00")]
    [InlineData("23:53")]
    public async Task Each_outage_is_one_incident_and_the_availability_is_right_also_across_midnight(string begin)
    {
        _time.Now = _start = Yesterday + TimeSpan.Parse(begin, CultureInfo.InvariantCulture);
        List<UptimeStatus?> statuses =
        [
            await MeasureAsync(),
            await AfterAsync(_site.StopAsync()),
            await MeasureAsync(),
            await AfterAsync(_site.AnswerAsync(SwitchableSite.Good)),
            await AfterAsync(_site.AnswerAsync(SwitchableSite.Slow)),
            await AfterAsync(_site.AnswerAsync(SwitchableSite.Broken)),
            await AfterAsync(_site.AnswerAsync(SwitchableSite.Wrong)),
            await AfterAsync(_site.AnswerAsync(SwitchableSite.Good)),
            await WithoutNetworkAsync(),
            await AfterAsync(_site.AnswerAsync(SwitchableSite.Good)),
            await AtAsync(_site.ExpiredUrl),
            await AtAsync(_site.Url),
            await AtAsync(new Uri("http://nobody.invalid/")),
            await AtAsync(_site.Url),
        ];

        const UptimeStatus Up = UptimeStatus.Up, Down = UptimeStatus.Down, Degraded = UptimeStatus.Degraded;
        Assert.Equal([Up, Down, Down, Up, Degraded, Down, Down, Up, null, Up, Down, Up, Down, Up], statuses);
        Assert.Equal(statuses.SelectMany(static _ => new (int?, bool)[] { (0, false), (100, true) }), _reporter.Steps.Where(static step => step.Activity == "Measuring").Select(static step => (step.PercentComplete, step.Completed)));

        var incidents = await _workspace.Incidents.ListAsync(RecordQuery.All, Stop).ToListAsync(Stop);
        Assert.Equal([(1, 120.0), (5, 120), (10, 60), (12, 60)], incidents.Select(one => ((int)(one.StartTime - _start).TotalMinutes, one.Duration!.Value)));
        Assert.All(incidents, one => Assert.Equal((IncidentStatus.Resolved, IncidentSeverity.Critical), (one.Status, one.Severity)));
        Assert.Contains("Connection refused", incidents[0].Description, StringComparison.Ordinal);
        Assert.Contains("it answers 500", incidents[1].Description, StringComparison.Ordinal);
        Assert.Contains("expired on", incidents[2].Description, StringComparison.Ordinal);
        Assert.Contains("could not be resolved", incidents[3].Description, StringComparison.Ordinal);

        await AssertAlertsAsync();

        var summary = await SummarizeAsync();
        Assert.Equal(53.846, Math.Round(summary.Availability!.Value, 3));
        Assert.Equal(
            (TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(1)),
            (summary.UpTime, summary.DegradedTime, summary.DownTime, summary.UnknownTime));
    }

    private async Task AssertAlertsAsync()
    {
        var alerts = await _workspace.Store.Alerts.ReadAsync(RecordQuery.All, Stop).ToListAsync(Stop);
        Assert.Equal(
            [
                ("uptime/down", 1, 3), ("uptime/slow", 4, 7), ("uptime/down", 5, 7), ("uptime/burn-fast", 7, null),
                ("uptime/down", 10, 11), ("uptime/burn-slow", 11, null), ("uptime/down", 12, 13),
            ],
            alerts.Select(alert => (AlertFacts.CauseOf(alert)!, MinuteOf(alert.TriggeredAt)!.Value, MinuteOf(alert.ResolvedAt))));
        Assert.All(alerts, alert => Assert.Equal([_receiver.Address.AbsoluteUri], alert.NotificationsSent));
        Assert.Equal(
            [
                "raised uptime/down", "resolved uptime/down", "raised uptime/slow", "raised uptime/down",
                "raised uptime/burn-fast", "resolved uptime/down", "resolved uptime/slow",
                "raised uptime/down", "raised uptime/burn-slow", "resolved uptime/down", "raised uptime/down", "resolved uptime/down",
            ],
            _receiver.Told);
        Assert.Equal(9, _receiver.Received.Count);
    }

    private int? MinuteOf(DateTimeOffset? time) => time is { } instant ? (int)(instant - _start).TotalMinutes : null;

    [Fact]
    public async Task An_incident_that_was_resolved_by_hand_while_the_site_is_down_is_followed_by_another()
    {
        await _site.StopAsync();
        await MeasureAsync();
        var first = await _workspace.Incidents.ListAsync(RecordQuery.All, Stop).SingleAsync(Stop);
        await _workspace.Incidents.ChangeAsync(first.IncidentId, new() { Status = IncidentStatus.Resolved, RootCause = "disk" }, Stop);
        await MeasureAsync();
        var both = await _workspace.Incidents.ListAsync(RecordQuery.All, Stop).ToListAsync(Stop);
        Assert.Equal([IncidentStatus.Resolved, IncidentStatus.Investigating], both.Select(one => one.Status));
    }

    [Fact]
    public async Task What_a_person_wrote_survives_the_end_of_the_outage()
    {
        await _site.StopAsync();
        await MeasureAsync();
        var incident = await _workspace.Incidents.ListAsync(RecordQuery.All, Stop).SingleAsync(Stop);
        await _workspace.Incidents.ChangeAsync(
            incident.IncidentId, new() { Status = IncidentStatus.Identified, Resolution = "new disk", RootCause = "old disk" }, Stop);
        await AfterAsync(_site.AnswerAsync(SwitchableSite.Good));
        var ended = await _workspace.Incidents.GetAsync(incident.IncidentId, Stop);
        Assert.Equal((IncidentStatus.Resolved, "new disk", "old disk"), (ended.Status, ended.Resolution, ended.RootCause));
        var later = await _workspace.Incidents.ChangeAsync(incident.IncidentId, new() { PostMortem = "buy disks" }, Stop);
        Assert.Equal((ended.EndTime, "buy disks"), (later.EndTime, later.PostMortem));
        var error = await Assert.ThrowsAsync<OperationException>(
            () => _workspace.Incidents.ChangeAsync(incident.IncidentId, new() { Status = IncidentStatus.Investigating }, Stop));
        Assert.Equal("IncidentResolved", error.Id);
    }

    public async ValueTask InitializeAsync()
    {
        _site = await SwitchableSite.StartAsync(_folder, _authority);
        var files = new PhysicalFileSystem();
        await using (await new StoreFactory(files, _time).InitializeAsync(_folder.At("store"), "Harbour", Stop))
        {
        }

        _workspace = await ProductionWorkspace.OpenAsync(
            new WorkspaceOptions
            {
                StoreAddress = _folder.At("store"),
                CurrentDirectory = _folder.Path,
                Reporter = _reporter,
                Integrations = static () => new IntegrationServices(),
                Time = _time,
            },
            Stop);
        await _workspace.Configuration.ImportAsync(new ConfigurationImport(Configuration(), "production.yaml"), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_workspace is not null) await _workspace.DisposeAsync();
        if (_site is not null) await _site.DisposeAsync();
        await _receiver.DisposeAsync();
        _authority.Dispose();
        _folder.Dispose();
    }

    private string Configuration() => $$"""
        version: 1.0.0
        environment: production
        application: { name: Harbour, homepage: "{{_site.Url}}" }
        deployment: { target: { type: directory, path: "{{_folder.At("target")}}" } }
        monitoring:
          uptime:
            frequency: 60
            alertThreshold: 1200
            expectedText: Harbour
            confirmation: { required: 2, samples: 3, interval: 0.01 }
        notifications: { channels: { team: { type: webhook, url: "{{_receiver.Address}}" } } }
        """;

    private async Task<UptimeStatus?> AfterAsync(Task change)
    {
        await change;
        return await MeasureAsync();
    }

    private async Task<UptimeStatus?> AtAsync(Uri url)
    {
        await SetAsync("monitoring.uptime.url", url.AbsoluteUri);
        return await MeasureAsync();
    }

    // Nothing answers on the port of the reference either.
    private async Task<UptimeStatus?> WithoutNetworkAsync()
    {
        await SetAsync("monitoring.uptime.references", new JsonArray(_site.Url.AbsoluteUri));
        await _site.StopAsync();
        var status = await MeasureAsync();
        await SetAsync("monitoring.uptime.references", new JsonArray());
        return status;
    }

    private async Task<UptimeStatus?> MeasureAsync()
    {
        var request = new MonitoringRequest { Types = [MonitoringType.Uptime] };
        var record = await _workspace.Monitoring
            .MeasureAsync(request, static (_, error) => Assert.Fail(error.Message), Stop)
            .SingleAsync(Stop);
        Assert.Equal(_time.Now, record.Timestamp);
        Assert.Equal(record.Uptime!.Status == UptimeStatus.Down ? 1 : 0, record.Uptime.Incidents.Count);
        _time.Now += TimeSpan.FromMinutes(1);
        return record.Uptime.Status;
    }

    private async Task SetAsync(string path, JsonNode value) =>
        await _workspace.Configuration.SetAsync(DeploymentEnvironment.Production, new Dictionary<string, JsonNode?> { [path] = value }, Stop);

    private async Task<MonitoringSummary> SummarizeAsync() => await _workspace.Store.Monitoring.SummarizeAsync(
        new MonitoringSummaryQuery
        {
            Type = MonitoringType.Uptime,
            Environment = DeploymentEnvironment.Production,
            From = _start,
            To = _time.Now,
        },
        Stop);
}
