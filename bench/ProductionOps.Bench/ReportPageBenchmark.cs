using System.Diagnostics;
using System.Globalization;
using ProductionOps.Processes;

namespace ProductionOps.Bench;

/// <summary>The page of a report over a million samples, by the program as it is shipped, from its start to its end. The rollups are there, as they are in a store that is watched.</summary>
internal sealed class ReportPageBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private const double TargetSeconds = 2;
    private const double TargetMegabytes = 1.5;

    public string Verb => "report-html";

    public string Description => "prodops report export of a year, and of two years of 1,000,000 records; target: under 2 s and 1.5 MB";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var program = await new ShippedProgram(new ProcessRunner(TimeProvider.System)).BuildAsync(cancellationToken);
        var root = await GeneratedStore.GetAsync(MonitoringData.Records, cancellationToken);
        using var folder = new BenchFolder();
        var page = folder.In("report.html");
        var met = true;
        foreach (var (name, period) in new[] { ("a year", "1y"), ("two years", "2y") })
        {
            var times = new List<double>();
            // The first makes rollups that are not there, and the files of the program are in memory afterwards.
            for (var round = -1; round < Rounds; round++)
            {
                var took = await ExportAsync(program, root, page, period, cancellationToken);
                if (round >= 0) times.Add(took);
            }

            var (seconds, megabytes) = (new Statistics(times).Median, new FileInfo(page).Length / 1e6);
            var isMet = seconds < TargetSeconds && megabytes < TargetMegabytes;
            met &= isMet;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"the page of {name}, {MonitoringData.Records:N0} records in two years: {seconds:0.00} s ({times.Min():0.00} to {times.Max():0.00}, median of {Rounds}), {megabytes:0.00} MB; target {TargetSeconds} s and {TargetMegabytes} MB: {(isMet ? "met" : "not met")}"));
        }

        return met ? 0 : 1;
    }

    private static async Task<double> ExportAsync(string program, string root, string page, string period, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program);
        foreach (var argument in new[] { "report", "export", page, "--period", period, "--time-zone", "Europe/Berlin", "--store", root, "--quiet" }) start.ArgumentList.Add(argument);
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return process.ExitCode == 0 ? took : throw new InvalidOperationException($"prodops failed with {process.ExitCode}.");
    }
}
