using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store.Files;

namespace ProductionOps.Bench;

/// <summary>Adding a sample to stores of different sizes, and to SQLite with synchronous=FULL, in turn.</summary>
internal sealed class AppendBenchmark : IBenchmark
{
    private const int Rounds = 600;
    private const double Flatness = 1.10;

    public string Verb => "append";

    public string Description => "durable append at 0, 100,000 and 1,000,000 records against SQLite synchronous=FULL; target: flat within 10 %";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        var sizes = new[] { 0, MonitoringData.Records / 10, MonitoringData.Records };
        var record = JsonSerializer.Serialize(MonitoringData.Sample(MonitoringData.End, UptimeStatus.Up, 100), ProductionJson.Default.ProductionMonitoring);
        var stores = new List<(int Size, JsonFileStore Store, SqlitePeer Peer, List<double> Times, List<double> PeerTimes)>();
        foreach (var size in sizes)
        {
            var store = size == 0
                ? await MonitoringData.CreateAsync(folder.In("store"), size, cancellationToken)
                : await GeneratedStore.OpenAsync(size, cancellationToken);
            var peer = new SqlitePeer(folder.In($"{size}.db"), record);
            peer.Fill(size, span: 730L * 86_400_000);
            stores.Add((size, store, peer, [], []));
        }

        for (var round = -20; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Each store gets a day of its own that begins empty, so that what differs is what was there before.
            foreach (var (_, store, peer, times, peerTimes) in round % 2 == 0 ? stores : Enumerable.Reverse(stores))
            {
                var sample = MonitoringData.Sample(MonitoringData.End.AddHours(1).AddSeconds(round + 20), UptimeStatus.Up, 100);
                var begin = Stopwatch.GetTimestamp();
                await store.Monitoring.AddAsync(sample, cancellationToken);
                var took = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
                var peerTook = peer.Add();
                if (round < 0) continue;
                times.Add(took);
                peerTimes.Add(peerTook);
            }
        }

        foreach (var (_, store, _, _, _) in stores) RemoveToday(store);
        var medians = stores.ConvertAll(one => new Statistics(one.Times).Median);
        foreach (var (size, _, peer, times, peerTimes) in stores)
        {
            var (own, other) = (new Statistics(times).Median, new Statistics(peerTimes).Median);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{size,9:N0} records: store {own:0.000} ms, SQLite {other:0.000} ms, ratio {own / other:0.00} (medians of {Rounds})"));
            peer.Dispose();
        }

        var spread = medians.Max() / medians.Min();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest to smallest median: {spread:0.000}; target {Flatness}: {(spread <= Flatness ? "met" : "not met")}"));
        return spread <= Flatness ? 0 : 1;
    }

    // What the generated stores are left with is what they had.
    private static void RemoveToday(JsonFileStore store) =>
        BenchFolder.Remove(Path.Combine(store.Address, MonitoringData.End.ToString("'monitoring'/yyyy'/'MM'/'dd", CultureInfo.InvariantCulture)));
}
