using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Files;

namespace ProductionOps.Bench;

/// <summary>Generated stores: uptime samples evenly over two years up to now, the same for the same seed.</summary>
internal static class MonitoringData
{
    public const int DefaultRecords = 1_000_000;
    private const int Days = 730;
    private const int Batch = 20_000;

    /// <summary>How many records the large sets have, which PRODUCTIONOPS_BENCH_RECORDS can lower for a quick look.</summary>
    public static int Records => int.TryParse(
        Environment.GetEnvironmentVariable("PRODUCTIONOPS_BENCH_RECORDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? count
        : DefaultRecords;

    public static DateTimeOffset End { get; } = new(DateTime.UtcNow.Date, TimeSpan.Zero);

    /// <summary>Makes a store with so many samples.</summary>
    public static async Task<JsonFileStore> CreateAsync(string folder, int records, CancellationToken cancellationToken)
    {
        var store = await JsonFileStore.InitializeAsync(folder, "bench", new PhysicalFileSystem(), TimeProvider.System, cancellationToken);
        var writing = Task.CompletedTask;
        foreach (var batch in Samples(records).Chunk(Batch))
        {
            // The next batch is made while this one is written.
            await writing;
            writing = store.Monitoring.ImportAsync(batch, whatIf: false, cancellationToken).AsTask();
        }

        await writing;
        return store;
    }

    /// <summary>The samples, oldest first.</summary>
    public static IEnumerable<ProductionMonitoring> Samples(int records)
    {
        var random = new Random(20260131);
        var step = TimeSpan.FromDays(Days) / Math.Max(records, 1);
        var down = 0;
        for (var i = 0; i < records; i++)
        {
            if (down == 0 && random.Next(20_000) == 0) down = random.Next(2, 40);
            var status = down > 0 ? UptimeStatus.Down : random.Next(200) == 0 ? UptimeStatus.Degraded : UptimeStatus.Up;
            down = Math.Max(0, down - 1);
            yield return Sample(End - TimeSpan.FromDays(Days) + (i * step), status, Math.Round(80 - (120 * Math.Log(1 - random.NextDouble())), 1));
        }
    }

    /// <summary>One sample.</summary>
    public static ProductionMonitoring Sample(DateTimeOffset time, UptimeStatus status, double responseTime) => new()
    {
        MonitoringId = RecordId.At(time, RecordKind.Monitor).ToString(),
        Timestamp = new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero),
        MonitoringType = MonitoringType.Uptime,
        SiteUrl = "https://www.example.org/",
        Environment = DeploymentEnvironment.Production,
        DeploymentId = "20260101-120000-deployment",
        Uptime = new UptimeMeasurement { Status = status, ResponseTime = responseTime, HttpStatus = status == UptimeStatus.Down ? 503 : 200, Location = "local", Availability = 99.95 },
    };
}
