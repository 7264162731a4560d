using System.Diagnostics;
using System.Globalization;
using ProductionOps.Store;
using ProductionOps.Store.Files;

namespace ProductionOps.Core.Tests.Store;

/// <summary>
/// Several processes on one store. The full size (8 writers with 1,000 records each, 200 kills) runs with
/// <c>PRODUCTIONOPS_TEST_FULL=1 dotnet test tests/ProductionOps.Core.Tests --filter FullyQualifiedName~ProcessTests</c>.
/// </summary>
public sealed class ProcessTests(ITestOutputHelper output)
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PRODUCTIONOPS_TEST_FULL") == "1";

    [Theory]
    [InlineData("deployments")]
    [InlineData("monitoring")]
    public async Task ManyWritersWithOneFrozenClockLoseNothing(string kind)
    {
        const int writers = 8;
        var records = IsFull ? 1000 : 25;
        await using var test = await TestStore.CreateAsync();
        var watch = Stopwatch.StartNew();

        var outputs = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => RunAsync(test.Folder, kind, records)));

        output.WriteLine($"{writers} x {records} {kind} in {watch.Elapsed.TotalSeconds:F1} s");
        var acknowledged = outputs.SelectMany(lines => lines.Select(Parse)).OrderBy(record => record.Sequence).ToList();
        Assert.Equal(writers * records, acknowledged.Count);
        var stored = await StoredAsync(test.Store, kind);
        Assert.Equal(acknowledged, stored);
        Assert.Equal(stored.Count, stored.DistinctBy(record => record.Id).Count());
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(i => (long)i), stored.Select(record => record.Sequence));
        Assert.All(outputs, lines => Assert.Equal(lines.Select(Parse).OrderBy(record => record.Sequence), lines.Select(Parse)));
    }

    [Theory]
    [InlineData("deployments")]
    [InlineData("monitoring")]
    public async Task KilledWritersLoseNothingThatTheyAcknowledged(string kind)
    {
        var kills = IsFull ? 100 : 5;
        var random = new Random(20260131);
        await using var test = await TestStore.CreateAsync();
        using var survivor = Start(test.Folder, kind, count: 0);
        var survived = ReadAllAsync(survivor);
        var acknowledged = new List<(string Id, long Sequence)>();

        for (var i = 0; i < kills; i++)
        {
            acknowledged.AddRange(await KillAsync(test.Folder, kind, random));
        }

        survivor.Kill();
        acknowledged.AddRange((await survived).Select(Parse));
        await AddAsync(test, kind);

        var damaged = new List<OperationException>();
        var stored = await StoredAsync(await test.ReopenAsync(), kind, damaged.Add);
        output.WriteLine($"{kills + 1} kills, {acknowledged.Count} acknowledged, {stored.Count} stored {kind}");
        Assert.Empty(damaged);
        Assert.True(acknowledged.Count > kills);
        Assert.Empty(acknowledged.Except(stored));
        Assert.Equal(stored.Count, stored.DistinctBy(record => record.Id).Count());
        Assert.Equal(stored.Count, stored.DistinctBy(record => record.Sequence).Count());

        // At most the one record that each killed process had published but not yet acknowledged, and the last one of this test.
        Assert.InRange(stored.Count, acknowledged.Count + 1, acknowledged.Count + kills + 2);
        if (kind == "deployments") await CheckChainAsync(test.Store);
    }

    private static async Task CheckChainAsync(JsonFileStore store)
    {
        var format = new DeploymentFormat();
        string? expected = null;
        await foreach (var deployment in store.Deployments.ReadAsync(RecordQuery.All, TestStore.Cancellation))
        {
            Assert.Equal(expected, deployment.PreviousChecksum);
            expected = format.ChainChecksum(deployment, []);
        }
    }

    private static async Task<IEnumerable<(string Id, long Sequence)>> KillAsync(string folder, string kind, Random random)
    {
        using var victim = Start(folder, kind, count: 0);
        var lines = new List<string>();
        for (var i = random.Next(1, 6); i > 0; i--) lines.Add((await victim.StandardOutput.ReadLineAsync(TestStore.Cancellation))!);

        // The kill shall come at any moment of a write, not just after one.
        var moment = Stopwatch.GetTimestamp() + (long)(random.NextDouble() * 0.004 * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < moment) Thread.SpinWait(10);
        victim.Kill();
        lines.AddRange(await ReadAllAsync(victim));
        return lines.Select(Parse);
    }

    private static async Task AddAsync(TestStore test, string kind)
    {
        if (kind == "deployments") await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        else await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
    }

    private static async Task<List<(string Id, long Sequence)>> StoredAsync(
        JsonFileStore store, string kind, Action<OperationException>? onDamaged = null)
    {
        var query = new RecordQuery { OnDamaged = onDamaged };
        return kind == "deployments"
            ? await store.Deployments.ReadAsync(query, TestStore.Cancellation)
                .Select(record => (record.DeploymentId, record.Sequence!.Value)).ToListAsync(TestStore.Cancellation)
            : await store.Monitoring.ReadAsync(query, TestStore.Cancellation)
                .Select(record => (record.MonitoringId, record.Sequence!.Value)).ToListAsync(TestStore.Cancellation);
    }

    private static async Task<string[]> RunAsync(string folder, string kind, int count)
    {
        using var process = Start(folder, kind, count);
        var lines = await ReadAllAsync(process);
        Assert.Equal(0, process.ExitCode);
        return lines;
    }

    private static Process Start(string folder, string kind, int count)
    {
        var worker = Path.Combine(AppContext.BaseDirectory, "ProductionOps.TestWorker.dll");
        var start = new ProcessStartInfo("dotnet", [worker, folder, kind, count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return Process.Start(start)!;
    }

    private static async Task<string[]> ReadAllAsync(Process process)
    {
        var text = await process.StandardOutput.ReadToEndAsync(TestStore.Cancellation);
        await process.WaitForExitAsync(TestStore.Cancellation);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static (string Id, long Sequence) Parse(string line)
    {
        var parts = line.Split(' ');
        return (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
