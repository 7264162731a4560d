using System.Globalization;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Analytics;

/// <summary>
/// Seven days in Berlin, 28 March to 3 April 2026, of which the 29th has 23 hours: 27 March 23:00 UTC to 3 April 22:00 UTC. Every expected figure was
/// worked out by hand; the working is beside it.
/// </summary>
public sealed class DeploymentHandCalculatedTests : IAsyncLifetime
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private TestStore _place = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await TestStore.CreateAsync();
        _place.Clock.Now = At("2026-04-04T06:00:00Z");
        await AddAsync("before", "2026-03-27T19:58:00Z", "2026-03-27T20:00:00Z", "0", "2026-03-27T19:00:00Z", build: 40, score: 70);
        await AddAsync("first", "2026-03-27T23:28:00Z", "2026-03-27T23:30:00Z", "1", "2026-03-27T21:30:00Z", build: 10);
        await AddAsync("gated", "2026-03-28T09:58:00Z", "2026-03-28T10:00:00Z", "2", "2026-03-28T09:00:00Z", build: 20, score: 80,
            change: record => Failed(record, "BudgetExceeded", DeploymentErrorType.Validation, ErrorSeverity.Error), violations: ["over budget", "dirty"]);
        await AddAsync("mended", "2026-03-29T08:55:00Z", "2026-03-29T09:00:00Z", "3", "2026-03-29T05:00:00Z", build: 12);
        await AddAsync("hotfix", "2026-03-29T09:28:00Z", "2026-03-29T09:30:00Z", "4", "2026-03-29T09:10:00Z", build: 14,
            change: static record => record with { DeploymentType = DeploymentType.Hotfix });
        await AddAsync("undone", "2026-03-31T11:58:00Z", "2026-03-31T12:00:00Z", "5", "2026-03-31T11:00:00Z", build: 16, score: 90,
            change: static record => record with { Status = DeploymentStatus.RolledBack }, violations: ["over budget"]);
        await AddAsync("rollback", "2026-03-31T12:09:00Z", "2026-03-31T12:10:00Z", "4", "2026-03-29T09:10:00Z", build: null, score: null,
            change: record => record with { DeploymentType = DeploymentType.Rollback, RollbackDeploymentId = _ids["hotfix"] });
        await AddAsync("automatic", "2026-04-01T07:55:00Z", "2026-04-01T08:00:00Z", "7", "2026-04-01T07:00:00Z", build: 18,
            change: static record => Failed(record, "HealthCheckFailed", DeploymentErrorType.Deployment, ErrorSeverity.Error) with { Status = DeploymentStatus.RolledBack });
        await AddAsync("again", "2026-04-02T09:58:00Z", "2026-04-02T10:00:00Z", "1", "2026-03-27T21:30:00Z", build: 10,
            change: static record => record with { TriggerSource = TriggerSource.Emergency });
        await AddAsync("running", "2026-04-02T11:00:00Z", null, "8", "2026-04-02T10:00:00Z", build: null, score: null,
            change: static record => record with { Status = DeploymentStatus.Building });
        await AddAsync("elsewhere", "2026-04-02T12:00:00Z", "2026-04-02T12:01:00Z", "9", "2026-04-02T11:00:00Z", build: 99, score: 1,
            change: static record => record with { Environment = DeploymentEnvironment.Staging });
        await AddAsync("left", "2026-04-03T09:58:00Z", "2026-04-03T10:00:00Z", "a", "2026-04-03T09:00:00Z", build: 22,
            change: static record => Failed(record, "HealthCheckFailed", DeploymentErrorType.Deployment, ErrorSeverity.Critical));
        await AddAsync("after", "2026-04-03T21:58:00Z", "2026-04-03T22:00:00Z", "b", "2026-04-03T21:00:00Z", build: 60, score: 10);
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Frequency()
    {
        var analytics = await AnalyzeAsync();
        // Live in the period: first, mended, hotfix, undone, automatic, again, left = 7. "gated" and "running" never were, "rollback" is none,
        // "after" ended at the very end, which is not part of it. 167 hours are 7 days on the calendar: 7 / 7 = 1 a day, not 7 / 6.958.
        Assert.Equal(7, analytics.Period!.Days);
        Assert.Equal((1.0, 7.0, 30.0), (analytics.DeploymentFrequency.Daily, analytics.DeploymentFrequency.Weekly, analytics.DeploymentFrequency.Monthly));
        // 28 March (00:30 in Berlin, still the 27th in UTC), 29 March twice, 31 March, 1, 2 and 3 April.
        Assert.Equal((7, 6, 1), (analytics.DeploymentFrequency.Deployments, analytics.DeploymentFrequency.DeploymentDays, analytics.DeploymentFrequency.Rollbacks));
    }

    [Fact]
    public async Task Build_times()
    {
        var times = (await AnalyzeAsync()).BuildTimes;
        // 10, 20, 12, 14, 16, 18, 10, 22: the sum is 122, 122 / 8 = 15.25.
        Assert.Equal((8, 15.25), (times.Builds, times.Average));
        // In order 10 10 12 14 16 18 20 22. Median: (14 + 16) / 2. 95 %: rank 7 × 0.95 = 6.65, so 20 + 0.65 × (22 − 20) = 21.3.
        Assert.Equal(15, times.Median);
        Assert.Equal(21.3, times.Percentile95!.Value, 1e-9);
        // S: 10 has 6 larger after it, 20 has 1 larger and 5 smaller, 12: 4 and 1, 14: 3 and 1, 16: 2 and 1, 18: 1 and 1, 10: 1.
        // 6 − 4 + 3 + 2 + 1 + 0 + 1 = 9 of 27 unequal pairs, which chance gives often.
        Assert.Equal((Trend.Stable, 8), (times.Trend, times.TrendPoints));
        Assert.InRange(times.TrendPValue!.Value, 0.2, 0.4);
    }

    [Fact]
    public async Task Success()
    {
        var success = (await AnalyzeAsync()).DeploymentSuccess;
        // Ended: first, gated, mended, hotfix, undone, automatic, again, left = 8. Good: first, mended, hotfix, again = 4.
        Assert.Equal((8, 4, 2, 2, 50.0), (success.Ended, success.Succeeded, success.Failed, success.RolledBack, success.Rate));
        // gated; automatic and left; undone, which has no error of its own.
        Assert.Equal(
            new Dictionary<string, int>(StringComparer.Ordinal) { ["BudgetExceeded"] = 1, ["HealthCheckFailed"] = 2, ["RolledBack"] = 1 }, success.FailureReasons);
        // One group of eight rates needs 40 deployments.
        Assert.Equal("insufficient data", success.Note);
    }

    [Fact]
    public async Task Compliance()
    {
        var compliance = (await AnalyzeAsync()).ConstitutionalCompliance;
        // 100, 80, 100, 100, 90, 100, 100, 100: the sum is 770, 770 / 8 = 96.25.
        Assert.Equal((8, 96.25), (compliance.Judged, compliance.AverageScore));
        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["dirty"] = 1, ["over budget"] = 2 }, compliance.Violations);
    }

    [Fact]
    public async Task Lead_time()
    {
        var time = (await AnalyzeAsync()).Dora!.ChangeLeadTime;
        // first: 21:30 to 23:30 = 7200 s; mended: 05:00 to 09:00 = 14400 s; hotfix: 09:10 to 09:30 = 1200 s. "again" shipped the commit of "first" once
        // more; undone, automatic and left did not stay. Median of 1200 7200 14400; 95 %: rank 1.9, 7200 + 0.9 × 7200 = 13680.
        Assert.Equal(Ids("first", "mended", "hotfix"), time.DeploymentIds);
        Assert.Equal((3, 7200.0), (time.Count, time.Median));
        Assert.Equal(13680, time.Percentile95!.Value, 1e-9);
    }

    [Fact]
    public async Task Change_failures_and_their_recovery()
    {
        var dora = (await AnalyzeAsync()).Dora!;
        // mended (a hotfix followed), undone, automatic (also followed by an emergency, counted once) and left: 4 / 7. The gate is no failure.
        Assert.Equal(Ids("mended", "undone", "automatic", "left"), dora.ChangeFailRate.DeploymentIds);
        Assert.Equal((4, 7), (dora.ChangeFailRate.Count, dora.ChangeFailRate.Deployments));
        Assert.Equal(57.142857142857, dora.ChangeFailRate.Rate!.Value, 1e-9);
        // mended 09:00 to the hotfix at 09:30 = 1800 s; undone 12:00 to the rollback at 12:10 = 600 s; automatic from its start 07:55 to 08:00 = 300 s; left
        // 10:00 to "after" at 22:00 = 43200 s. In order 300 600 1800 43200: median 1200; 95 %: rank 2.85, 1800 + 0.85 × 41400 = 36990.
        Assert.Equal((4, 1200.0), (dora.FailedDeploymentRecoveryTime.Count, dora.FailedDeploymentRecoveryTime.Median));
        Assert.Equal(36990, dora.FailedDeploymentRecoveryTime.Percentile95!.Value, 1e-9);
    }

    [Fact]
    public async Task Rework_and_what_was_stopped()
    {
        var dora = (await AnalyzeAsync()).Dora!;
        // hotfix, and "again", an emergency: 2 / 7.
        Assert.Equal(Ids("hotfix", "again"), dora.DeploymentReworkRate.DeploymentIds);
        Assert.Equal(28.571428571429, dora.DeploymentReworkRate.Rate!.Value, 1e-9);
        Assert.Equal((1, 1), (dora.Stopped.Count, dora.Stopped.ByGates));
        Assert.Equal(Ids("gated"), dora.Stopped.DeploymentIds);
        // Saturday to Friday: no week from Monday to Sunday is whole.
        Assert.Null(dora.DeploymentFrequency.Rhythm);
        Assert.NotNull(dora.DeploymentFrequency.Note);
    }

    [Fact]
    public async Task The_period_before_has_one_record()
    {
        var request = Request();
        var before = await AnalyzeAsync(request with { Period = request.Period.Previous() });
        // 21 to 27 March: "before" alone. 1 / 7 a day; one build of 40 s is every percentile; it failed nothing, and lasted 3600 s.
        Assert.Equal(1.0 / 7, before.DeploymentFrequency.Daily, 1e-12);
        Assert.Equal((40.0, 40.0, 40.0), (before.BuildTimes.Average, before.BuildTimes.Median, before.BuildTimes.Percentile95));
        Assert.Equal((100.0, 70.0), (before.DeploymentSuccess.Rate, before.ConstitutionalCompliance.AverageScore));
        Assert.Equal((3600.0, 0.0), (before.Dora!.ChangeLeadTime.Median, before.Dora.ChangeFailRate.Rate));
        Assert.Equal("no data", before.Dora.FailedDeploymentRecoveryTime.Note);
        var figures = await Service().ListDeploymentFiguresAsync(request, TestStore.Cancellation);
        var average = figures.Single(static figure => figure.Metric == "buildTimes.average");
        // 15.25 − 40 = −24.75, which is 61.875 % of 40.
        Assert.Equal((15.25, 40.0, -24.75, -61.875), (average.Value, average.Previous, average.Change, average.ChangePercent));
        Assert.Equal(string.Join(' ', Ids("gated")), figures.Single(static figure => figure.Metric == "dora.stopped").RecordIds);
    }

    [Fact]
    public async Task An_empty_period_has_no_data()
    {
        var empty = await AnalyzeAsync(Request() with { Period = Parser().Parse("2026-02") });
        Assert.Equal((0.0, 0), (empty.DeploymentFrequency.Daily, empty.DeploymentFrequency.Deployments));
        Assert.Null(empty.BuildTimes.Average);
        Assert.Null(empty.DeploymentSuccess.Rate);
        Assert.Null(empty.ConstitutionalCompliance.AverageScore);
        string?[] notes = [empty.Dora!.ChangeLeadTime.Note, empty.Dora.FailedDeploymentRecoveryTime.Note, empty.Dora.ChangeFailRate.Note, empty.Dora.DeploymentReworkRate.Note];
        Assert.All(notes, static note => Assert.Equal("no data", note));
        // February 2026 begins on a Sunday: the weeks from the 2nd, 9th and 16th are whole, and so is the month. None has a deployment.
        Assert.Equal("yearly", empty.Dora.DeploymentFrequency.Rhythm);
    }

    [Fact]
    public async Task The_same_instants_are_other_days_elsewhere()
    {
        // In UTC, "first" at 27 March 23:30 is outside 28 March to 3 April, and "after" at 3 April 22:00 is inside.
        var period = new ReportPeriodParser(_place.Clock.Now, TimeZoneInfo.Utc).Between(At("2026-03-28T00:00:00Z"), At("2026-04-04T00:00:00Z"));
        var analytics = await AnalyzeAsync(Request() with { Period = period });
        Assert.Equal((7, 6), (analytics.DeploymentFrequency.Deployments, analytics.Dora!.DeploymentFrequency.DeploymentIds.Intersect(Ids("mended", "hotfix", "undone", "automatic", "again", "left"), StringComparer.Ordinal).Count()));
        Assert.Contains(_ids["after"], analytics.Dora.DeploymentFrequency.DeploymentIds);
        // "left" and "after" are both on 3 April in UTC: 29 and 31 March, 1, 2, 3 April.
        Assert.Equal(5, analytics.DeploymentFrequency.DeploymentDays);
    }

    private AnalyticsService Service() => new(_place.Store, SilentReporter.Instance);

    private ReportPeriodParser Parser() => new(_place.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    private AnalyticsRequest Request() => new() { Period = Parser().Between(At("2026-03-28T00:00:00+01:00"), At("2026-04-04T00:00:00+02:00")) };

    private Task<PerformanceAnalytics> AnalyzeAsync(AnalyticsRequest? request = null) => Service().GetDeploymentsAsync(request ?? Request(), TestStore.Cancellation);

    private IEnumerable<string> Ids(params IEnumerable<string> names) => names.Select(name => _ids[name]);

    private async Task AddAsync(
        string name,
        string started,
        string? completed,
        string commit,
        string committed,
        double? build,
        double? score = 100,
        Func<ProductionDeployment, ProductionDeployment>? change = null,
        IReadOnlyList<string>? violations = null)
    {
        var record = TestRecords.Deployment(At(started)) with
        {
            CompletedAt = completed is null ? null : At(completed),
            CommitHash = new string(commit[0], 40),
            CommitTime = At(committed),
            Status = DeploymentStatus.Success,
            BuildInfo = build is null ? null : new BuildInfo { BuildTime = build },
            Validation = score is null ? null : new DeploymentValidation { ConstitutionalCompliance = new ConstitutionalCompliance { Score = score.Value, Violations = violations ?? [] } },
        };
        _ids[name] = (await _place.Store.Deployments.AddAsync(change is null ? record : change(record), TestStore.Cancellation)).DeploymentId;
    }

    private static ProductionDeployment Failed(ProductionDeployment record, string id, DeploymentErrorType type, ErrorSeverity severity) => record with
    {
        Status = DeploymentStatus.Failed,
        Errors = [new DeploymentError { ErrorId = id, Type = type, Severity = severity, Message = id, Timestamp = record.CompletedAt!.Value }],
    };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
}
