using System.Diagnostics;
using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring.Accessibility;
using ProductionOps.Processes;
using ProductionOps.Sites;

namespace ProductionOps.Bench;

/// <summary>
/// Testing one page with axe-core against pa11y with its axe runner, which PRODUCTIONOPS_BENCH_PA11Y names
/// (<c>npm install pa11y@8</c> in a folder of its own, then <c>node_modules/.bin/pa11y</c>). Both start a browser of their own each time.
/// </summary>
internal sealed class AxeBenchmark : IBenchmark
{
    private const int Rounds = 9;
    private const double Target = 0.5;

    public string Verb => "axe";

    public string Description => "an axe-core run of a page against pa11y with its axe runner, browser start included; target: half of its time";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("PRODUCTIONOPS_BENCH_PA11Y") is not { Length: > 0 } pa11y)
        {
            Console.Error.WriteLine("Install pa11y ('npm install pa11y@8' in a folder of its own) and name it in PRODUCTIONOPS_BENCH_PA11Y.");
            return 1;
        }

        using var folder = new BenchFolder();
        await File.WriteAllTextAsync(folder.In("index.html"), Page(), cancellationToken);
        var (files, processes) = (new PhysicalFileSystem(), new ProcessRunner(TimeProvider.System));
        await using var server = StaticSiteServer.Start(files, TimeProvider.System, () => folder.Path);
        var settings = folder.In("pa11y.json");
        await File.WriteAllTextAsync(settings, Settings(), cancellationToken);
        var auditor = AccessibilityAuditor.OfThisMachine(processes, files, TimeProvider.System);
        var request = new AccessibilityRequest(server.Address, new AccessibilityMonitoringSettings { WcagLevel = WcagLevel.AA });
        var peer = new ProcessRequest(pa11y, ["--runner", "axe", "--reporter", "json", "--config", settings, server.Address.AbsoluteUri]);
        var (own, other) = (new List<double>(), new List<double>());
        var found = (Own: 0, Other: 0);
        for (var round = -1; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            found.Own = (await auditor.MeasureAsync(request, cancellationToken)).Measurement.WcagCompliance!.Violations.Count;
            var took = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            begin = Stopwatch.GetTimestamp();
            var result = await processes.RunAsync(peer, cancellationToken);
            var peerTook = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;

            // pa11y ends with 2 when it found something.
            if (result.ExitCode is not (0 or 2)) throw new InvalidOperationException(result.LastLine);
            found.Other = result.Output.Split("\"code\":").Length - 1;
            if (round < 0) continue;
            own.Add(took);
            other.Add(peerTook);
        }

        var (median, peerMedian) = (new Statistics(own).Median, new Statistics(other).Median);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one page, browser start included: {median:0} ms ({own.Min():0} to {own.Max():0}), {found.Own} violations; pa11y {peerMedian:0} ms ({other.Min():0} to {other.Max():0}), {found.Other} issues; ratio {median / peerMedian:0.00} (medians of {Rounds}); target {Target}"));
        return median <= Target * peerMedian ? 0 : 1;
    }

    private static string Settings()
    {
        var browser = Environment.GetEnvironmentVariable("CHROME_PATH") ?? new ProcessRunner(TimeProvider.System).Find("chromium");
        var sandbox = Environment.IsPrivilegedProcess ? "\"--no-sandbox\"" : "";
        return $$$"""{"standard":"WCAG2AA","chromeLaunchConfig":{"executablePath":"{{{browser}}}","args":[{{{sandbox}}}]}}""";
    }

    private static string Page()
    {
        var items = Enumerable.Range(0, 200).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"<li><a href='/{i}'>Item {i}</a> <span style='color:#{(i % 10 == 0 ? "bbb" : "333")}'>Text {i}</span>{(i % 20 == 0 ? "<img src='data:,'>" : "")}</li>"));
        return $"<!doctype html><html lang=en><head><title>Bench</title></head><body><main><h1>Bench</h1><ul>{string.Concat(items)}</ul></main></body></html>";
    }
}
