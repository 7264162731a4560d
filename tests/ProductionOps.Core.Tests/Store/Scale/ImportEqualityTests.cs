using System.Text.Json;
using ProductionOps.Core.Tests.Store.Retention;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;

namespace ProductionOps.Core.Tests.Store.Scale;

/// <summary>What an import writes, in batches and in folders of its own, is what adding the records one by one writes.</summary>
public sealed class ImportEqualityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AnImportWritesWhatAddingWrites(int seed)
    {
        var records = RecordLines.Mixed(300, seed, TestClock.Start.AddDays(-9)).ToList();
        await using var added = await TestStore.CreateAsync();
        await using var imported = await TestStore.CreateAsync();
        foreach (var record in records) await added.Store.Monitoring.AddAsync(record, TestStore.Cancellation);

        // Some days are there already when the rest comes.
        await ImportAsync(imported, records.Take(40 * seed));
        await ImportAsync(imported, records);

        Assert.Equal(RecordFilesOf(added.Root), RecordFilesOf(imported.Root));
        Assert.Equal(IndexLinesOf(added.Root), IndexLinesOf(imported.Root));
        var found = new List<ProductionMonitoring>();
        foreach (var record in records) found.Add((await added.Store.Monitoring.FindAsync(record.MonitoringId, TestStore.Cancellation))!);
        var read = await imported.Store.Monitoring.ReadAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        Assert.Equal(RecordLines.Of(found), RecordLines.Of(read));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(imported.Root, ".tmp-*", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public async Task TheSameRecordTwiceInABatchIsOne()
    {
        await using var test = await TestStore.CreateAsync();
        var records = RecordLines.Mixed(3, seed: 4, TestClock.Start.AddDays(-2)).ToList();
        var other = records[1] with { SiteUrl = "https://other.example.org/" };

        var outcomes = await test.Store.Monitoring.ImportAsync([.. records, records[0], other], whatIf: false, TestStore.Cancellation);

        Assert.Equal(
            [ImportOutcome.Added, ImportOutcome.Added, ImportOutcome.Added, ImportOutcome.Existing, ImportOutcome.Conflict], outcomes);
        Assert.Equal(3, RecordFilesOf(test.Root).Count);
    }

    private static async Task ImportAsync(TestStore test, IEnumerable<ProductionMonitoring> records)
    {
        using var file = new MemoryStream(RecordLines.Of(records));
        var request = new RecordImportRequest { Kind = RecordKind.Monitor, Format = ExchangeFormat.Ndjson, Source = file };
        Assert.Equal(0, (await new RecordExchangeService(test.Store).ImportAsync(request, TestStore.Cancellation)).Rejected);
    }

    private static Dictionary<string, string> RecordFilesOf(string root) => OldStore.FilesOf(Path.Combine(root, "monitoring"))
        .Where(file => !file.Key.EndsWith("day.ndjson", StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal);

    // Without the time of the file, which differs, and the seal over it.
    private static List<string> IndexLinesOf(string root) =>
    [
        .. Directory.EnumerateFiles(root, "day.ndjson", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => $"{line.GetProperty("file")} {line.GetProperty("length")} {line.GetProperty("entry").GetRawText()}"),
    ];
}
