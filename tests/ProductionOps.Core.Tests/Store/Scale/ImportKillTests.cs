using System.Diagnostics;
using System.Globalization;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;
using ProductionOps.Store.Files;

namespace ProductionOps.Core.Tests.Store.Scale;

/// <summary>
/// An import that is killed leaves a store that opens, with whole records only, and the same import again adds the rest. 40 kills run
/// with <c>PRODUCTIONOPS_TEST_FULL=1</c>.
/// </summary>
public sealed class ImportKillTests(ITestOutputHelper output)
{
    private const int Records = 9000;
    private const int Batch = 8192;

    [Fact]
    public async Task AKilledImportLosesNothingThatItAcknowledged()
    {
        var kills = Environment.GetEnvironmentVariable("PRODUCTIONOPS_TEST_FULL") == "1" ? 40 : 4;
        var random = new Random(20260131);
        await using var test = await TestStore.CreateAsync();
        var file = Path.Combine(test.Folder, "records.ndjson");
        var first = TestClock.Start.AddDays(-40);
        var records = Enumerable.Range(0, Records)
            .Select(i => TestRecords.Monitoring(first.AddMinutes(5 * i)))
            .Select(record => record with { MonitoringId = RecordId.At(record.Timestamp, RecordKind.Monitor).ToString() });
        await File.WriteAllBytesAsync(file, RecordLines.Of(records), TestStore.Cancellation);
        var (acknowledged, there) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            acknowledged = Math.Max(acknowledged, await KillAsync(test, file, kill < kills - 1 ? random.Next(1, Records) : null));
            var damaged = new List<OperationException>();
            var store = await JsonFileStore.OpenAsync(test.Folder, new ProductionOps.Files.PhysicalFileSystem(), test.Clock, TestStore.Cancellation);
            var stored = await store.Monitoring.ReadAsync(new RecordQuery { OnDamaged = damaged.Add }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
            output.WriteLine($"kill {kill}: {acknowledged} acknowledged, {stored.Count} stored");
            there = stored.Count;
            Assert.Empty(damaged);
            Assert.InRange(stored.Count, acknowledged, Records);
            Assert.Equal(stored.Count, stored.DistinctBy(record => record.Sequence).Count());
        }

        // The last one was killed when it had acknowledged a batch.
        Assert.InRange(there, Batch, Records);
        await using var source = File.OpenRead(file);
        var request = new RecordImportRequest { Kind = RecordKind.Monitor, Format = ExchangeFormat.Ndjson, Source = source };
        var result = await new RecordExchangeService(test.Store).ImportAsync(request, TestStore.Cancellation);

        Assert.Equal((Records, 0L), (result.Added + result.Existing, result.Rejected));
        Assert.InRange(result.Existing, acknowledged, Records);
        var entries = await test.Store.Monitoring.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        Assert.Equal(Records, entries.Count);
        Assert.Equal(Records, entries.DistinctBy(entry => entry.Sequence).Count());
    }

    // The kill comes after so many files have been made, wherever the import is then, or after the first acknowledgement.
    private static async Task<int> KillAsync(TestStore test, string file, int? newFiles)
    {
        var files = FilesIn(test) + newFiles;
        var worker = Path.Combine(AppContext.BaseDirectory, "ProductionOps.TestWorker.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [worker, test.Folder, "import", file]) { RedirectStandardOutput = true })!;
        var acknowledged = newFiles is null ? await process.StandardOutput.ReadLineAsync(TestStore.Cancellation) : null;
        while (!process.HasExited && FilesIn(test) < files) Thread.Yield();
        process.Kill();
        var lines = await process.StandardOutput.ReadToEndAsync(TestStore.Cancellation);
        await process.WaitForExitAsync(TestStore.Cancellation);
        var counts = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return int.Parse(counts.LastOrDefault() ?? acknowledged ?? "0", CultureInfo.InvariantCulture);
    }

    private static int FilesIn(TestStore test)
    {
        try
        {
            return Directory.EnumerateFiles(test.PathOf("monitoring"), "*.json", SearchOption.AllDirectories).Count();
        }
        catch (DirectoryNotFoundException)
        {
            // A day got its name while it was counted.
            return 0;
        }
    }
}
