using System.Diagnostics;
using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store.Files;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Bench;

/// <summary>Summaries of 30 days and of a year over a million samples, and the same counts and percentile in SQLite.</summary>
internal sealed class ReportBenchmark : IBenchmark
{
    private const int Rounds = 31;
    private const double TargetMilliseconds = 50;
    private const double TargetMegabytes = 150;

    public string Verb => "report";

    public string Description => "30 days and a year over 1,000,000 records against SQLite with a covering index; target: under 50 ms and 150 MB";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        var root = await GeneratedStore.GetAsync(MonitoringData.Records, cancellationToken);
        await PrepareAsync(root, cancellationToken);
        using var peer = new SqlitePeer(folder.In("peer.db"), "{}");
        var span = 730L * 86_400_000;
        peer.Fill(MonitoringData.Records, span);
        var met = true;
        foreach (var days in new[] { 30, 365 })
        {
            var (times, peerTimes) = (new List<double>(), new List<double>());
            for (var round = -2; round < Rounds; round++)
            {
                // A new store each time, so that nothing is remembered; the period begins and ends within a day.
                var begin = Stopwatch.GetTimestamp();
                var summary = await SummarizeAsync(root, days, cancellationToken);
                var took = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
                var peerTook = peer.Report(span - (days * 86_400_000L), span);
                if (summary.Records == 0) throw new InvalidOperationException("The report is empty.");
                if (round < 0) continue;
                times.Add(took);
                peerTimes.Add(peerTook);
            }

            var (own, other) = (new Statistics(times).Median, new Statistics(peerTimes).Median);
            met &= own < TargetMilliseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{days,4} days of {MonitoringData.Records:N0} records: store {own:0.0} ms, SQLite {other:0.0} ms, ratio {own / other:0.00} (medians of {Rounds}); target {TargetMilliseconds} ms: {(own < TargetMilliseconds ? "met" : "not met")}"));
        }

        return met & await MeasureMemoryAsync(root, cancellationToken) ? 0 : 1;
    }

    /// <summary>Prints the summary of a year; run in a process of its own, whose memory is measured.</summary>
    public static async Task<int> SummarizeOnlyAsync(string root, CancellationToken cancellationToken)
    {
        var summary = await SummarizeAsync(root, 365, cancellationToken);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Records} {process.PeakWorkingSet64}"));
        return 0;
    }

    private static async Task PrepareAsync(string root, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        await SummarizeAsync(root, 730, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"first summary, which makes the rollups that are not there: {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.0} s"));
    }

    private static async Task<MonitoringSummary> SummarizeAsync(string root, int days, CancellationToken cancellationToken)
    {
        await using var store = await JsonFileStore.OpenAsync(root, new PhysicalFileSystem(), TimeProvider.System, cancellationToken);
        return await store.Monitoring.SummarizeAsync(QueryOf(days), cancellationToken);
    }

    private static MonitoringSummaryQuery QueryOf(int days) => new()
    {
        Type = MonitoringType.Uptime,
        Environment = DeploymentEnvironment.Production,
        From = MonitoringData.End.AddDays(-days).AddHours(-9.5),
        To = MonitoringData.End.AddHours(-9.5),
    };

    private static async Task<bool> MeasureMemoryAsync(string root, CancellationToken cancellationToken)
    {
        var answer = await OwnProcess.RunAsync(["summarize-only", root], cancellationToken);
        var megabytes = long.Parse(answer.Trim().Split(' ')[1], CultureInfo.InvariantCulture) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of a process that reports a year: {megabytes:0} MB at most; target {TargetMegabytes} MB: {(megabytes < TargetMegabytes ? "met" : "not met")}"));
        return megabytes < TargetMegabytes;
    }
}
