using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Core.Tests.Store.Monitoring;

public sealed class SummaryTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ASampleHoldsUntilTheNextAtMostTwoIntervals()
    {
        await using var test = await TestStore.CreateAsync();

        // Every 10 minutes from 00:00, ten of them; 00:30 is down, 00:40 degraded, 00:50 unknown; then nothing until 03:00.
        UptimeStatus?[] statuses = [UptimeStatus.Up, UptimeStatus.Up, UptimeStatus.Up, UptimeStatus.Down, UptimeStatus.Degraded, null,
            UptimeStatus.Up, UptimeStatus.Up, UptimeStatus.Up, UptimeStatus.Up];
        for (var i = 0; i < statuses.Length; i++) await Add(test, Day.AddMinutes(10 * i), statuses[i]);
        await Add(test, Day.AddHours(3), UptimeStatus.Up);

        var summary = await Summarize(test, Day, Day.AddDays(1));

        Assert.Equal(TimeSpan.FromMinutes(30 + 30 + 20 + 20), summary.UpTime);
        Assert.Equal(TimeSpan.FromMinutes(10), summary.DownTime);
        Assert.Equal(TimeSpan.FromMinutes(10), summary.DegradedTime);
        Assert.Equal(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(120), summary.UnknownTime);
        Assert.Equal((11, 8, 1, 1), (summary.Records, summary.UpSamples, summary.DegradedSamples, summary.DownSamples));
        Assert.Equal(100.0 * 110 / 120, summary.Availability!.Value, 9);
        Assert.Equal(100.0 * 120 / 1440, summary.Coverage!.Value, 9);
    }

    [Fact]
    public async Task ASummaryOfDaysAndPartsOfDaysIsThatOfTheSamples()
    {
        await using var test = await TestStore.CreateAsync();
        var random = new Random(7);
        var samples = await AddRandomAsync(test, Day.AddDays(-6), TestClock.Start, random);
        var periods = Enumerable.Range(0, 25)
            .Select(_ => (From: Day.AddDays(-7).AddMinutes(random.Next(20_000)), To: Day.AddDays(-7).AddMinutes(random.Next(20_000))))
            .Where(period => period.From < period.To)
            .Append((From: Day.AddDays(-3), To: Day.AddDays(2)));

        foreach (var (from, to) in periods)
        {
            var summary = await Summarize(test, from, to);
            var (up, degraded, down) = Exact(samples, from, summary.To, summary);
            Assert.Equal((up, degraded, down), (summary.UpTime, summary.DegradedTime, summary.DownTime));
            var inside = samples.Where(sample => sample.Timestamp >= from && sample.Timestamp < to).ToList();
            Assert.Equal(inside.Count, summary.Records);
            if (inside.Count == 0) continue;
            var values = inside.Select(sample => sample.Uptime!.ResponseTime!.Value).ToArray();
            var metric = summary.Metrics[MetricName.ResponseTime];
            Assert.Equal(values.Sum(), metric.Sum, 6);
            var exact = MetricSummaryTests.Exact(values, 0.95);
            Assert.InRange(metric.Percentile(0.95), exact * 0.99, exact * 1.01);
        }
    }

    [Fact]
    public async Task AClosedDayGetsARollupOnceAndANewOneWhenItChanges()
    {
        await using var test = await TestStore.CreateAsync();
        await Add(test, Day, UptimeStatus.Up);
        await Add(test, TestClock.Start.AddHours(-1), UptimeStatus.Up);
        var rollup = test.PathOf("monitoring/2026/01/20/rollup.json");

        Assert.Equal(2, (await Summarize(test, null, null)).Records);
        Assert.False(File.Exists(test.PathOf("monitoring/2026/01/31/rollup.json")));
        var written = await File.ReadAllTextAsync(rollup, TestStore.Cancellation);
        Assert.Contains("\"records\":1", written, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(test.PathOf("monitoring"), "index.json"));

        await Add(test, Day.AddMinutes(1), UptimeStatus.Down);
        Assert.Equal(3, (await Summarize(test, null, null)).Records);
        Assert.NotEqual(written, await File.ReadAllTextAsync(rollup, TestStore.Cancellation));
    }

    [Fact]
    public async Task MissingAndDamagedCachesChangeNothing()
    {
        await using var test = await TestStore.CreateAsync();
        await AddRandomAsync(test, Day, Day.AddDays(3), new Random(3));
        var before = await Summarize(test, Day, Day.AddDays(3));
        var index = test.PathOf("monitoring/index.json");

        foreach (var damage in new Action[]
        {
            () => File.Delete(index),
            () => File.WriteAllText(index, "{\"days\":["),
            () => File.Delete(test.PathOf("monitoring/2026/01/20/rollup.json")),
            () => File.Delete(test.PathOf("monitoring/2026/01/20/day.ndjson")),
        })
        {
            damage();
            var after = await Summarize(test, Day, Day.AddDays(3), await test.ReopenAsync());
            Assert.Equal(before with { Metrics = after.Metrics }, after);
            Assert.Equal(
                before.Metrics[MetricName.ResponseTime].Histogram.Buckets, after.Metrics[MetricName.ResponseTime].Histogram.Buckets);
        }

        Assert.True(File.Exists(test.PathOf("monitoring/2026/01/20/rollup.json")));
    }

    [Fact]
    public async Task ADamagedRecordIsReportedAndLeavesNoRollupWithoutIt()
    {
        await using var test = await TestStore.CreateAsync();
        await Add(test, Day, UptimeStatus.Up);
        await Add(test, Day.AddMinutes(1), UptimeStatus.Up);
        await File.WriteAllTextAsync(test.PathOf("monitoring/2026/01/20/uptime-000100.json"), "{", TestStore.Cancellation);
        var damaged = new List<OperationException>();

        var summary = await test.Store.Monitoring.SummarizeAsync(
            new MonitoringSummaryQuery { Type = MonitoringType.Uptime, Environment = DeploymentEnvironment.Production, OnDamaged = damaged.Add },
            TestStore.Cancellation);

        Assert.Equal(1, summary.Records);
        Assert.Equal("RecordDamaged", Assert.Single(damaged.DistinctBy(one => one.Message)).Id);
        Assert.False(File.Exists(test.PathOf("monitoring/2026/01/20/rollup.json")));
    }

    [Fact]
    public async Task DaysAreToldOneByOne()
    {
        await using var test = await TestStore.CreateAsync();
        foreach (var day in new[] { 0, 1, 4 })
        {
            for (var hour = 0; hour < 24; hour++) await Add(test, Day.AddDays(day).AddHours(hour), UptimeStatus.Up);
        }

        var query = new MonitoringSummaryQuery { Type = MonitoringType.Uptime, Environment = DeploymentEnvironment.Production };
        var days = await test.Store.Monitoring.SummarizeDaysAsync(query, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);

        Assert.Equal([20, 21, 24], days.Select(day => day.From.Day));
        Assert.All(days, day => Assert.Equal(TimeSpan.FromDays(1), day.UpTime));
        Assert.All(days, day => Assert.Equal(100, day.Availability));
    }

    [Fact]
    public async Task AReaderWhoMayNotWriteGetsTheSameAnswer()
    {
        await using var test = await TestStore.CreateAsync();
        await Add(test, Day, UptimeStatus.Up);
        await using var held = await test.Store.LockAsync("elsewhere", new LockRequest("test", TimeSpan.Zero), TestStore.Cancellation);
        using var busy = new PhysicalFileSystem().TryLock(test.PathOf(".lock"));
        Assert.NotNull(busy);

        Assert.Equal(1, (await Summarize(test, null, null)).Records);
        Assert.False(File.Exists(test.PathOf("monitoring/2026/01/20/rollup.json")));
    }

    [Fact]
    public async Task NothingMeasuredIsNothingKnown()
    {
        await using var test = await TestStore.CreateAsync();
        var summary = await Summarize(test, Day, Day.AddDays(1));
        Assert.Equal(0, summary.Records);
        Assert.Null(summary.Availability);
        Assert.Equal(0, summary.Coverage);
        Assert.Empty(summary.Metrics);
    }

    [Fact]
    public async Task AlertsAndIncidentsHaveTheirOwnFolders()
    {
        await using var test = await TestStore.CreateAsync();
        var alert = await test.Store.Alerts.AddAsync(
            new MonitoringAlert { AlertId = string.Empty, Title = "Down", Description = "d", TriggeredAt = TestClock.Start }, TestStore.Cancellation);
        var incident = await test.Store.Incidents.AddAsync(
            new UptimeIncident { IncidentId = string.Empty, Description = "d", StartTime = TestClock.Start }, TestStore.Cancellation);
        await test.Store.Alerts.ReplaceAsync(alert with { ResolvedAt = TestClock.Start.AddHours(1) }, TestStore.Cancellation);

        Assert.True(File.Exists(test.PathOf($"monitoring/alerts/{alert.AlertId}.json")));
        Assert.True(File.Exists(test.PathOf($"monitoring/incidents/{incident.IncidentId}.json")));
        var reopened = await test.ReopenAsync();
        var resolved = await reopened.Alerts.ListAsync(new RecordQuery { Statuses = ["resolved"] }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        Assert.Equal(alert.AlertId, Assert.Single(resolved).AlertId);
        Assert.Empty(await reopened.Monitoring.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation));
    }

    private static async Task Add(TestStore test, DateTimeOffset at, UptimeStatus? status, double responseTime = 12.5) =>
        await test.Store.Monitoring.AddAsync(
            TestRecords.Monitoring(at) with { Uptime = new UptimeMeasurement { Status = status, ResponseTime = responseTime } }, TestStore.Cancellation);

    private static async Task<List<ProductionMonitoring>> AddRandomAsync(TestStore test, DateTimeOffset from, DateTimeOffset to, Random random)
    {
        var samples = new List<ProductionMonitoring>();
        for (var at = from; at < to; at = at.AddMinutes(random.Next(10) == 0 ? random.Next(45, 700) : 30))
        {
            UptimeStatus? status = random.Next(8) switch { 0 => UptimeStatus.Down, 1 => UptimeStatus.Degraded, 2 => null, _ => UptimeStatus.Up };
            var sample = TestRecords.Monitoring(at) with { Uptime = new UptimeMeasurement { Status = status, ResponseTime = random.Next(1, 9000) / 10.0 } };
            samples.Add(await test.Store.Monitoring.AddAsync(sample, TestStore.Cancellation));
        }

        return samples;
    }

    // Every group of these samples has a median gap of 30 minutes, so a sample holds for an hour at most.
    private static (TimeSpan Up, TimeSpan Degraded, TimeSpan Down) Exact(
        List<ProductionMonitoring> samples, DateTimeOffset from, DateTimeOffset to, MonitoringSummary summary)
    {
        Assert.Equal(from, summary.From);
        var times = new Dictionary<UptimeStatus, TimeSpan>();
        for (var i = 0; i < samples.Count; i++)
        {
            if (samples[i].Uptime!.Status is not { } status) continue;
            var start = samples[i].Timestamp;
            var end = i + 1 < samples.Count ? Earlier(samples[i + 1].Timestamp, start.AddHours(1)) : start.AddHours(1);
            var inside = Earlier(end, to) - (start > from ? start : from);
            if (inside > TimeSpan.Zero && start < to) times[status] = times.GetValueOrDefault(status) + inside;
        }

        return (times.GetValueOrDefault(UptimeStatus.Up), times.GetValueOrDefault(UptimeStatus.Degraded), times.GetValueOrDefault(UptimeStatus.Down));
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static async Task<MonitoringSummary> Summarize(
        TestStore test, DateTimeOffset? from, DateTimeOffset? to, IProductionStore? store = null) =>
        await (store ?? test.Store).Monitoring.SummarizeAsync(
            new MonitoringSummaryQuery { Type = MonitoringType.Uptime, Environment = DeploymentEnvironment.Production, From = from, To = to },
            TestStore.Cancellation);
}
