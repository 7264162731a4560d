using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;

namespace ProductionOps.Core.Tests.Store.Scale;

[Collection(nameof(MemoryCollection))]
public sealed class ImportMemoryTests
{
    private const int Records = 2400;

    /// <summary>
    /// 150 MB of records, of which an import may hold some batches at any time, early or late. If it kept them, the second half would take
    /// half of the file more than the first; it may take a quarter.
    /// </summary>
    [Fact]
    public async Task MemoryDoesNotGrowWithTheFile()
    {
        await using var test = await TestStore.CreateAsync();
        var live = new LiveMemory();
        await using var source = new GeneratedLines(Records, i => RecordLines.Of([RecordOf(i)]));
        var request = new RecordImportRequest { Kind = RecordKind.Monitor, Format = ExchangeFormat.Ndjson, Source = source, WhatIf = true, Reporter = live };

        var result = await new RecordExchangeService(test.Store).ImportAsync(request, TestStore.Cancellation);

        Assert.Equal(Records, result.Added);
        Assert.InRange(live.Samples.Count, 20, 100);
        var half = live.Samples.Count / 2;
        Assert.InRange(live.Samples.Skip(half).Max(), 0, live.Samples.Take(half).Max() + (source.Length / 4));
        Assert.InRange(live.Samples.Max() - live.Samples.Min(), 0, source.Length / 2);
    }

    private static ProductionMonitoring RecordOf(int number)
    {
        var time = TestClock.Start.AddDays(-30).AddMinutes(number);
        return TestRecords.Monitoring(time) with
        {
            MonitoringId = RecordId.At(time, RecordKind.Monitor).ToString(),
            SiteUrl = "https://example.org/" + new string('x', 64 * 1024),
        };
    }
}
