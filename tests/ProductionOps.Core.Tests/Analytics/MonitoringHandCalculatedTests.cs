using System.Globalization;
using System.Text.Json;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Analytics;

/// <summary>
/// 25 October 2026 in Berlin, a day of 25 hours: 24 October 22:00 UTC to 25 October 23:00 UTC, 90000 s. A sample each quarter of an hour, 100 in all, of
/// which the eight from 10:00 to 11:45 are missing. Every expected figure was worked out by hand; the working is beside it.
/// </summary>
public sealed class MonitoringHandCalculatedTests : IAsyncLifetime
{
    private TestStore _place = null!;
    private int _versions;

    public async ValueTask InitializeAsync()
    {
        _place = await TestStore.CreateAsync();
        _place.Clock.Now = At("2026-10-27T06:00:00Z");
        var samples = 0;
        for (var time = At("2026-10-24T22:00:00Z"); time < At("2026-10-25T23:00:00Z"); time = time.AddMinutes(15))
        {
            if (time >= At("2026-10-25T10:00:00Z") && time < At("2026-10-25T12:00:00Z")) continue;
            // 01:00 and 01:15 UTC are in the hour that clocks in Berlin show for the second time.
            var status = time == At("2026-10-25T01:00:00Z") || time == At("2026-10-25T01:15:00Z") ? UptimeStatus.Down
                : time == At("2026-10-25T05:00:00Z") ? UptimeStatus.Degraded : UptimeStatus.Up;
            await AddAsync(time, MonitoringType.Uptime, record => record with { Uptime = new UptimeMeasurement { Status = status, ResponseTime = ++samples } });
        }

        await AddVitalsAsync("2026-10-25T04:00:00Z", lcp: 2, fid: 90, score: 90);
        await AddVitalsAsync("2026-10-25T16:00:00Z", lcp: 3, fid: null, score: 95);
        await AddAsync(At("2026-10-25T08:00:00Z"), MonitoringType.Constitutional, static record => record with
        {
            Constitutional = new ConstitutionalMeasurement
            {
                ComplianceScore = 80,
                PrincipleScores = new Dictionary<string, double>(StringComparer.Ordinal) { ["zeroGitHubActions"] = 100, ["localValidation"] = 60 },
            },
        });
        await AddIncidentAsync("2026-10-24T20:00:00Z", "2026-10-24T22:30:00Z");
        await AddIncidentAsync("2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z");
        await AddIncidentAsync("2026-10-25T01:15:00Z", "2026-10-25T02:00:00Z");
        await AddIncidentAsync("2026-10-25T22:50:00Z", null);
        await AddIncidentAsync("2026-10-24T21:00:00Z", "2026-10-24T22:00:00Z");
        await AddIncidentAsync("2026-10-25T05:00:00Z", "2026-10-25T06:00:00Z", "staging");
        await AddAlertAsync("2026-10-25T01:00:00Z", "2026-10-25T01:05:00Z", MonitoringType.Uptime);
        await AddAlertAsync("2026-10-25T03:00:00Z", "2026-10-25T03:15:00Z", MonitoringType.Uptime);
        await AddAlertAsync("2026-10-25T04:00:00Z", null, MonitoringType.Uptime);
        await AddAlertAsync("2026-10-25T05:00:00Z", "2026-10-25T09:00:00Z", MonitoringType.Performance);
        await AddAlertAsync("2026-10-24T21:00:00Z", "2026-10-25T09:00:00Z", MonitoringType.Uptime);
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Availability()
    {
        var uptime = (await AnalyzeAsync("2026-10-25")).Uptime;
        // The sample of 09:45 holds for two intervals, until 10:15; from then to 12:00 nothing is known: 6300 s. 90000 − 6300 = 83700 s are known.
        // Down: two samples of 900 s. Degraded: one. Up: 83700 − 1800 − 900 = 81000 s.
        Assert.Equal((81000.0, 900.0, 1800.0, 6300.0), (uptime.UpTime, uptime.DegradedTime, uptime.DownTime, uptime.UnknownTime));
        // 100 × (81000 + 900) / 83700 and 100 × 83700 / 90000.
        Assert.Equal(97.849462365591, uptime.Current!.Value, 1e-9);
        Assert.Equal(93, uptime.Coverage!.Value, 1e-9);
        // 100 × 2 / 92.
        Assert.Equal(92, uptime.Samples);
        Assert.Equal(2.173913043478, uptime.ErrorRate!.Rate!.Value, 1e-9);
        // Two days in UTC are no trend.
        Assert.Equal((Trend.Stable, 2, "insufficient data"), (uptime.Trend, uptime.TrendPoints, uptime.Note));
    }

    [Fact]
    public async Task Planned_maintenance_counts_neither_as_up_nor_as_down_nor_as_unknown()
    {
        await SilenceAsync(new AlertSilence { From = At("2026-10-25T00:30:00Z"), To = At("2026-10-25T01:30:00Z") }, new AlertSilence { From = At("2026-10-25T12:00:00Z"), To = At("2026-10-25T13:00:00Z"), Types = [MonitoringType.Security] });
        await AddRunAsync("2026-10-25T01:15:00Z", "2026-10-25T01:45:00Z", downtime: 600);
        await AddRunAsync("2026-10-25T04:50:00Z", "2026-10-25T05:10:00Z", downtime: 60);
        await AddRunAsync("2026-10-25T06:00:00Z", "2026-10-25T07:00:00Z", downtime: 0);
        var uptime = (await AnalyzeAsync("2026-10-25")).Uptime;
        // The first two overlap: 00:30 to 01:45 = 4500 s, of which 1800 s were down and 2700 s up. 04:50 to 05:10 = 1200 s: up until 05:00, then degraded. A silence for
        // another type and a run that takes nothing down change nothing.
        Assert.Equal(5700, uptime.MaintenanceTime);
        // Up 81000 − 2700 − 600, degraded 900 − 600, down 1800 − 1800; unknown stays.
        Assert.Equal((77700.0, 300.0, 0.0, 6300.0), (uptime.UpTime, uptime.DegradedTime, uptime.DownTime, uptime.UnknownTime));
        Assert.Equal(100.0, uptime.Current);
        // 100 × 78000 / (90000 − 5700).
        Assert.Equal(92.526690391459, uptime.Coverage!.Value, 1e-9);
        // The samples stay; none of those outside found the site down.
        Assert.Equal((92L, 0.0), (uptime.Samples, uptime.ErrorRate!.Rate));
    }

    [Fact]
    public async Task A_silence_without_a_beginning_is_from_when_it_was_configured_and_one_over_everything_leaves_nothing()
    {
        _place.Clock.Now = At("2026-10-25T22:00:00Z");
        await SilenceAsync(new AlertSilence { To = At("2026-10-25T22:30:00Z") });
        _place.Clock.Now = At("2026-10-27T06:00:00Z");
        Assert.Equal(1800, (await AnalyzeAsync("2026-10-25")).Uptime.MaintenanceTime);
        await SilenceAsync(new AlertSilence { From = At("2026-10-01T00:00:00Z"), To = At("2026-11-01T00:00:00Z") });
        var uptime = (await AnalyzeAsync("2026-10-25")).Uptime;
        Assert.Equal((90000.0, null, null, "no data"), (uptime.MaintenanceTime, uptime.Current, uptime.Coverage, uptime.Note));
    }

    [Fact]
    public async Task Response_times()
    {
        var times = (await AnalyzeAsync("2026-10-25")).Uptime.ResponseTime!;
        // 1, 2, …, 92: the mean and the median are 46.5. Rank 91 × 0.9 = 81.9 is 82.9; 91 × 0.95 = 86.45 is 87.45; 91 × 0.99 = 90.09 is 91.09.
        Assert.Equal((46.5, 1.0, 92.0, 46.5), (times.Average, times.Minimum, times.Maximum, times.Median));
        Assert.Equal(82.9, times.Percentile90!.Value, 1e-9);
        Assert.Equal(87.45, times.Percentile95!.Value, 1e-9);
        Assert.Equal(91.09, times.Percentile99!.Value, 1e-9);
        Assert.False(times.IsApproximate);
        // They only rise: S = 92 × 91 / 2, and 91 ms over the day is more than the floor.
        Assert.Equal((Trend.Degrading, 92), (times.Trend, times.TrendPoints));
    }

    [Fact]
    public async Task Incidents_that_overlap_each_other_and_the_ends()
    {
        var uptime = (await AnalyzeAsync("2026-10-25")).Uptime;
        // 20:00–22:30 reaches in, 01:00–01:30, 01:15–02:00, and 22:50 is open. 21:00–22:00 ended when the day began; 05:00 is of staging.
        Assert.Equal((4, 1), (uptime.Incidents, uptime.OpenIncidents));
        // (9000 + 1800 + 2700) / 3.
        Assert.Equal(4500, uptime.Mttr);
        // From 22:30 to 01:00 = 9000 s; the two that overlap end at 02:00, and to 22:50 it is 75000 s: (9000 + 75000) / 2.
        Assert.Equal(42000, uptime.Mtbf);
        // 300 and 900 s; nobody took the third, the fourth is of performance, the fifth was raised before.
        Assert.Equal(600, uptime.Mtta);
    }

    [Fact]
    public async Task Performance()
    {
        var performance = (await AnalyzeAsync("2026-10-25")).Performance;
        // 2 and 3 s: the newest is 3, rank 0.75 is 2.75, which is over 2.5 and not over 4.
        var lcp = performance.CoreWebVitals!.Lcp!;
        Assert.Equal((3.0, 2.75, WebVitalRating.NeedsImprovement, "insufficient data"), (lcp.Current, lcp.Percentile75, lcp.Rating, lcp.Note));
        // Measured once, at 04:00: one value is every percentile.
        var fid = performance.CoreWebVitals.Fid!;
        Assert.Equal((90.0, 90.0, WebVitalRating.Good), (fid.Current, fid.Percentile75, fid.Rating));
        Assert.Null(performance.CoreWebVitals.Inp);
        Assert.Equal((95.0, null), (performance.LighthouseScores!.Performance, performance.LighthouseScores.Seo));
        // (90 + 95) / 2.
        Assert.Equal((95.0, 92.5), (performance.PerformanceScore!.Current, performance.PerformanceScore.Average));
    }

    [Fact]
    public async Task Compliance_of_one_record()
    {
        var compliance = (await AnalyzeAsync("2026-10-25")).ConstitutionalCompliance;
        Assert.Equal((80.0, 80.0), (compliance.OverallScore, compliance.Score!.Average));
        Assert.Equal((100.0, 60.0, null), (compliance.PrincipleScores.ZeroGitHubActions, compliance.PrincipleScores.LocalValidation, compliance.PrincipleScores.PerformanceFirst));
    }

    [Fact]
    public async Task An_empty_period_has_no_data()
    {
        var empty = await AnalyzeAsync("2026-09");
        Assert.Equal((null, 0, null, null, "no data"), (empty.Uptime.Current, empty.Uptime.Incidents, empty.Uptime.Mttr, empty.Uptime.Mtbf, empty.Uptime.Note));
        Assert.Equal(0.0, empty.Uptime.Coverage);
        Assert.Null(empty.Uptime.ResponseTime);
        Assert.Null(empty.Performance.LighthouseScores);
        Assert.Null(empty.Performance.CoreWebVitals);
        Assert.Null(empty.ConstitutionalCompliance.OverallScore);
        Assert.Null(empty.Accessibility);
        Assert.Null(empty.Security);
        var figures = await new AnalyticsService(_place.Store, SilentReporter.Instance).ListMonitoringFiguresAsync(Request("2026-09"), TestStore.Cancellation);
        Assert.All(figures.Where(static figure => figure.Value is null), static figure => Assert.NotNull(figure.Note));
        Assert.All(figures.Where(static figure => figure.Value is not null), static figure => Assert.True(figure.Value == 0, figure.Metric));
    }

    [Fact]
    public async Task Half_a_day_is_cut_where_it_is_asked_for()
    {
        var request = Request("2026-10-25");
        var morning = request with { Period = request.Period with { From = At("2026-10-25T01:15:00Z"), To = At("2026-10-25T02:15:00Z") } };
        var uptime = (await new AnalyticsService(_place.Store, SilentReporter.Instance).GetMonitoringAsync(morning, TestStore.Cancellation)).Uptime;
        // One hour: down from 01:15 to 01:30, then up; two incidents reach in, both end within, after 1800 and 2700 s.
        Assert.Equal((900.0, 2700.0, 75.0, 2, 2250.0), (uptime.DownTime, uptime.UpTime, uptime.Current, uptime.Incidents, uptime.Mttr));
    }

    private static AnalyticsRequest Request(string period) => new()
    {
        Period = new ReportPeriodParser(At("2026-10-27T06:00:00Z"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Parse(period),
    };

    private Task<MonitoringAnalytics> AnalyzeAsync(string period) => new AnalyticsService(_place.Store, SilentReporter.Instance).GetMonitoringAsync(Request(period), TestStore.Cancellation);

    private async Task AddAsync(DateTimeOffset time, MonitoringType type, Func<ProductionMonitoring, ProductionMonitoring> change) =>
        await _place.Store.Monitoring.AddAsync(change(TestRecords.Monitoring(time, type)), TestStore.Cancellation);

    private Task AddVitalsAsync(string time, double lcp, double? fid, double score) => AddAsync(At(time), MonitoringType.Performance, record => record with
    {
        Performance = new PerformanceMeasurement
        {
            Lighthouse = new MonitoredLighthouse { Performance = score },
            CoreWebVitals = new RatedWebVitals { Lcp = new RatedValue { Value = lcp }, Fid = fid is null ? null : new RatedValue { Value = fid.Value } },
        },
    });

    private async Task SilenceAsync(params AlertSilence[] silences)
    {
        var version = TestRecords.Configuration($"1.0.{_versions++}");
        version = version with
        {
            Alerting = version.Alerting! with { Silences = silences },
            Monitoring = version.Monitoring with { Uptime = version.Monitoring.Uptime with { Frequency = 900 } },
        };
        var added = await _place.Store.Configurations.AddAsync(version, TestStore.Cancellation);
        await _place.Store.Configurations.ActivateAsync(added.ConfigurationId, TestStore.Cancellation);
    }

    private async Task AddRunAsync(string from, string to, double downtime) => await _place.Store.Maintenance.AddAsync(
        TestRecords.Maintenance(At(from)) with
        {
            ExecutedTime = At(from),
            CompletedTime = At(to),
            Status = MaintenanceStatus.Success,
            ImpactAssessment = new ImpactAssessment { UserImpact = UserImpact.High, Downtime = downtime },
        },
        TestStore.Cancellation);

    private async Task AddIncidentAsync(string start, string? end, string environment = "production") => await _place.Store.Incidents.AddAsync(
        new UptimeIncident
        {
            IncidentId = "",
            StartTime = At(start),
            EndTime = end is null ? null : At(end),
            Duration = end is null ? null : (At(end) - At(start)).TotalSeconds,
            Status = end is null ? IncidentStatus.Investigating : IncidentStatus.Resolved,
            Description = "down",
            ImpactedServices = [$"{environment} https://example.com/"],
        },
        TestStore.Cancellation);

    private async Task AddAlertAsync(string raised, string? taken, MonitoringType type) => await _place.Store.Alerts.AddAsync(
        new MonitoringAlert
        {
            AlertId = "",
            Type = type,
            Title = "down",
            Description = "down",
            TriggeredAt = At(raised),
            AcknowledgedAt = taken is null ? null : At(taken),
            Metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["environment"] = JsonDocument.Parse("\"production\"").RootElement },
        },
        TestStore.Cancellation);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
}
