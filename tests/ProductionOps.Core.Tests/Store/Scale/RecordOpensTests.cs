using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Retention;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Core.Tests.Store.Scale;

/// <summary>Reports, lists and retention read the index of a day, not its records, as long as the two belong together.</summary>
public sealed class RecordOpensTests
{
    private const int Records = 60;

    [Fact]
    public async Task ARollupOfAClosedDayOpensNoRecord()
    {
        var files = new CountingFileSystem();
        await using var test = await FilledAsync(files, daysAgo: 3);

        var summary = await SummarizeAsync(test);

        Assert.Equal(Records, summary.Records);
        Assert.Empty(files.TakeOpened());
        Assert.True(File.Exists(Path.Combine(DayOf(test), "rollup.json")));
    }

    [Fact]
    public async Task RetentionOpensNoRecordAndASecondRunChangesNothing()
    {
        var files = new CountingFileSystem();
        await using var test = await FilledAsync(files, daysAgo: 40);
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        files.TakeOpened();

        await OptimizeAsync(test);

        Assert.Empty(files.TakeOpened());
        var before = Retention.OldStore.FilesOf(test.Root);
        Assert.Empty(Directory.EnumerateFiles(DayOf(test), "uptime-*"));
        Assert.Equal(Records, (await SummarizeAsync(test)).Records);
        await OptimizeAsync(test);
        Assert.Equal(before, Retention.OldStore.FilesOf(test.Root));
    }

    [Fact]
    public async Task OnlyARecordThatDiffersIsReadAgain()
    {
        var files = new CountingFileSystem();
        await using var test = await FilledAsync(files, daysAgo: 3);
        var edited = Directory.EnumerateFiles(DayOf(test), "uptime-*").Order(StringComparer.Ordinal).ElementAt(7);
        await File.AppendAllTextAsync(edited, "\n", TestStore.Cancellation);

        Assert.Equal(Records, await CountAsync(test));
        Assert.Equal([Path.GetFileName(edited)], files.TakeOpened());
    }

    [Fact]
    public async Task AnIndexThatLostManyLinesIsMadeAnewFromThoseRecordsAlone()
    {
        const int lost = 40;
        var files = new CountingFileSystem();
        await using var test = await FilledAsync(files, daysAgo: 3);
        var path = Path.Combine(DayOf(test), "day.ndjson");
        await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path, TestStore.Cancellation)).Skip(lost), TestStore.Cancellation);

        Assert.Equal(Records, await CountAsync(test));
        Assert.InRange(files.TakeOpened().Distinct(StringComparer.Ordinal).Count(), lost, lost);
        Assert.Equal(Records, await CountAsync(test));
        Assert.Empty(files.TakeOpened());
    }

    private static async Task<TestStore> FilledAsync(CountingFileSystem files, int daysAgo)
    {
        var test = await TestStore.CreateAsync(files: files);
        var first = new DateTimeOffset(TestClock.Start.UtcDateTime.Date.AddDays(-daysAgo), TimeSpan.Zero);
        var records = Enumerable.Range(0, Records)
            .Select(i => TestRecords.Monitoring(first.AddMinutes(i)))
            .Select(record => record with { MonitoringId = RecordId.At(record.Timestamp, RecordKind.Monitor).ToString() })
            .ToList();
        await test.Store.Monitoring.ImportAsync(records, whatIf: false, TestStore.Cancellation);
        Assert.Empty(files.TakeOpened());
        return test;
    }

    private static string DayOf(TestStore test) => Path.GetDirectoryName(
        Directory.EnumerateFiles(test.PathOf("monitoring"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is "rollup.json" or "day.ndjson")
            .Order(StringComparer.Ordinal)
            .First())!;

    private static async Task<int> CountAsync(TestStore test) =>
        await test.Store.Monitoring.ListAsync(RecordQuery.All, TestStore.Cancellation).CountAsync(TestStore.Cancellation);

    private static async Task<MonitoringSummary> SummarizeAsync(TestStore test) => await test.Store.Monitoring.SummarizeAsync(
        new MonitoringSummaryQuery
        {
            Type = MonitoringType.Uptime,
            Environment = DeploymentEnvironment.Production,
            From = TestClock.Start.AddDays(-60),
            To = TestClock.Start.AddDays(-1),
        },
        TestStore.Cancellation);

    private static async Task OptimizeAsync(TestStore test)
    {
        await foreach (var decision in test.Store.OptimizeAsync(new OptimizationRequest(), TestStore.Cancellation)) Assert.NotEmpty(decision.Reason);
    }
}
