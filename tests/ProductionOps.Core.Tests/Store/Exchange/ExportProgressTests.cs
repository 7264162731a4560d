using ProductionOps.Core.Tests.Store.Scale;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Store.Exchange;

public sealed class ExportProgressTests
{
    private const int Interval = ExportProgress.Interval;

    [Theory]
    [InlineData(ExchangeFormat.Ndjson)]
    [InlineData(ExchangeFormat.Csv)]
    public async Task AnExportOfAllTellsWhichShareIsWrittenOnceInManyRecords(ExchangeFormat format)
    {
        await using var test = await CreateAsync((2 * Interval) + 1);
        var steps = await ExportAsync(test.Store, format, RecordQuery.All, Stream.Null);

        Assert.Equal(["0 records", $"{Interval} records", $"{2 * Interval} records", "ended"], steps.Select(static step => step.Status));
        Assert.Equal([null, 49, 99, null], steps.Select(static step => step.PercentComplete));
        Assert.Equal([false, false, false, true], steps.Select(static step => step.Completed));
        Assert.Equal("Exporting records", Assert.Single(steps.Select(static step => step.Activity).Distinct()));
    }

    [Fact]
    public async Task AnExportOfSomeTellsNoShareAsNobodyKnowsIt()
    {
        await using var test = await CreateAsync(Interval);
        var steps = await ExportAsync(test.Store, ExchangeFormat.Ndjson, new RecordQuery { Environment = "production" }, Stream.Null);

        Assert.Equal(["0 records", $"{Interval} records", "ended"], steps.Select(static step => step.Status));
        Assert.All(steps, static step => Assert.Null(step.PercentComplete));
    }

    [Fact]
    public async Task AnExportThatFailsEndsItsProgress()
    {
        await using var test = await CreateAsync(records: 2);
        using var full = new MemoryStream(new byte[10]);
        var steps = await ExportAsync(test.Store, ExchangeFormat.Ndjson, RecordQuery.All, full);

        Assert.Equal([false, true], steps.Select(static step => step.Completed));
    }

    private static async Task<TestStore> CreateAsync(int records)
    {
        var test = await TestStore.CreateAsync();
        var lines = Enumerable.Range(0, records).Select(static i =>
        {
            var time = TestClock.Start.AddSeconds(i);
            return TestRecords.Monitoring(time) with { MonitoringId = RecordId.At(time, RecordKind.Monitor).ToString() };
        });
        using var file = new MemoryStream(RecordLines.Of(lines));
        var request = new RecordImportRequest { Kind = RecordKind.Monitor, Format = ExchangeFormat.Ndjson, Source = file };
        Assert.Equal(records, (await new RecordExchangeService(test.Store).ImportAsync(request, TestStore.Cancellation)).Added);
        return test;
    }

    private static async Task<List<OperationProgress>> ExportAsync(IProductionStore store, ExchangeFormat format, RecordQuery query, Stream destination)
    {
        var reporter = new RecordingReporter();
        var request = new RecordExportRequest { Kind = RecordKind.Monitor, Format = format, Destination = destination, Query = query, Reporter = reporter };
        var exporting = new RecordExchangeService(store).ExportAsync(request, TestStore.Cancellation).AsTask();
        if (destination is MemoryStream) await Assert.ThrowsAsync<NotSupportedException>(() => exporting);
        else await exporting;
        return [.. reporter.Steps];
    }
}
