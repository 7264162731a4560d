using System.Diagnostics;
using System.Globalization;
using ProductionOps.Store;

namespace ProductionOps.Bench;

/// <summary>The sum of one value over all record files: the store's reader, jq, and PowerShell's own pipeline.</summary>
internal sealed class ScanBenchmark : IBenchmark
{
    private const int Rounds = 3;

    // PowerShell's pipeline is measured on a part, as it takes minutes for all, and scaled up; it is linear.
    private const int PowerShellPart = 10;

    public string Verb => "scan";

    public string Description => "exact scan of 100,000 record files; target: at most half the time of jq, a 20th of Get-ChildItem | ConvertFrom-Json";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var records = Math.Min(100_000, MonitoringData.Records);
        await using var store = await GeneratedStore.OpenAsync(records, cancellationToken);
        var root = Path.Combine(store.Address, "monitoring");
        var (own, jq) = (new List<double>(), new List<double>());
        var (ownSum, jqSum) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            ownSum = 0;
            await foreach (var record in store.Monitoring.ReadAsync(RecordQuery.All, cancellationToken)) ownSum += record.Uptime!.ResponseTime!.Value;
            own.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);

            begin = Stopwatch.GetTimestamp();
            jqSum = Run("sh", ["-c", "find \"$1\" -name 'uptime-*.json' -print0 | xargs -0 jq -n 'reduce inputs as $r (0; . + $r.uptime.responseTime)'", "sh", root])
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Sum(line => double.Parse(line, CultureInfo.InvariantCulture));
            jq.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        if (Math.Abs(ownSum - jqSum) > 1) throw new InvalidOperationException($"The sums differ: {ownSum} and {jqSum}.");
        var started = Stopwatch.GetTimestamp();
        Run("pwsh", ["-NoProfile", "-NonInteractive", "-Command",
            $"(Get-ChildItem -LiteralPath '{root}' -Recurse -Filter 'uptime-*.json' | Select-Object -First {records / PowerShellPart} | ForEach-Object {{ Get-Content -Raw -LiteralPath $_.FullName | ConvertFrom-Json }} | ForEach-Object {{ $_.uptime.responseTime }} | Measure-Object -Sum).Sum"]);
        var shell = Stopwatch.GetElapsedTime(started).TotalMilliseconds * PowerShellPart;
        var (ownMedian, jqMedian) = (new Statistics(own).Median, new Statistics(jq).Median);
        var isMet = ownMedian <= jqMedian / 2 && shell >= 20 * ownMedian;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{records:N0} files: store {ownMedian:0} ms, jq {jqMedian:0} ms, ratio {ownMedian / jqMedian:0.00} (target 0.50); PowerShell {shell:0} ms (a {PowerShellPart}th measured), {shell / ownMedian:0} times (target 20): {(isMet ? "met" : "not met")}"));
        return isMet ? 0 : 1;
    }

    private static string Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed with {process.ExitCode}.");
    }
}
