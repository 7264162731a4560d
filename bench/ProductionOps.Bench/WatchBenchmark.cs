using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Bench;

/// <summary>
/// Continuous watching of a hundred sites, each with a store of its own, in one process of the program as it is shipped. The peer measures and keeps
/// nothing: one bare request for each of the same checks with a handler of its own.
/// </summary>
internal sealed class WatchBenchmark : IBenchmark
{
    private const int Sites = 100;
    private const int Checks = 2000;
    private const int WarmUp = 1000;
    private const double TargetMilliseconds = 3;
    private const double TargetMegabytes = 120;

    private readonly ProcessRunner _processes = new(TimeProvider.System);

    public string Verb => "watch";

    public string Description => "continuous watching of 100 sites in one process; target: under 3 ms of processor time a check with its durable record, under 120 MB";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var program = await new ShippedProgram(_processes).BuildAsync(cancellationToken);
        using var folder = new BenchFolder();
        using var nginx = await BenchNginx.StartAsync(folder, cancellationToken);
        var stores = Enumerable.Range(0, Sites).Select(site => folder.In($"stores/{site}")).ToList();
        foreach (var store in stores) await CreateAsync(store, nginx.Address, cancellationToken);
        var (each, peak) = await WatchAsync(program, stores, cancellationToken);
        var bare = await BareAsync(nginx.Address, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Sites} sites, {Checks} checks: {each:0.00} ms of processor time a check (target {TargetMilliseconds}), {peak:0} MB at most (target {TargetMegabytes}); a bare request {bare:0.00} ms; ratio {each / bare:0.0}"));
        return each < TargetMilliseconds && peak < TargetMegabytes ? 0 : 1;
    }

    // A record is told when it is on the disk.
    private static async Task<(double Milliseconds, double Megabytes)> WatchAsync(string program, IEnumerable<string> stores, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (var argument in stores.SelectMany(static store => new[] { "--store", store }).Prepend("run").Prepend("monitor").Concat(["--type", "uptime", "--output", "ndjson"])) start.ArgumentList.Add(argument);
        using var watch = Process.Start(start)!;
        try
        {
            for (var count = 0; count < WarmUp; count++) await NextAsync(watch, cancellationToken);
            var begin = Used(watch);
            for (var count = 0; count < Checks; count++) await NextAsync(watch, cancellationToken);
            return ((Used(watch) - begin).TotalMilliseconds / Checks, watch.PeakWorkingSet64 / 1024.0 / 1024.0);
        }
        finally
        {
            watch.Kill();
            await watch.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task NextAsync(Process watch, CancellationToken cancellationToken)
    {
        var line = await watch.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The watch ended.");
        if (JsonNode.Parse(line)!["uptime"]?["status"]?.GetValue<string>() != "up") throw new InvalidOperationException(line);
    }

    private static async Task<double> BareAsync(Uri site, CancellationToken cancellationToken)
    {
        using var self = Process.GetCurrentProcess();
        var begin = TimeSpan.Zero;
        for (var i = 0; i < WarmUp + Checks; i++)
        {
            if (i == WarmUp) begin = Used(self);
            using var http = new HttpClient();
            await http.GetByteArrayAsync(site, cancellationToken);
        }

        return (Used(self) - begin).TotalMilliseconds / Checks;
    }

    private static TimeSpan Used(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static WorkspaceOptions Options(string folder) => new()
    {
        CurrentDirectory = folder,
        Reporter = SilentReporter.Instance,
        Integrations = static () => new IntegrationServices(),
    };

    private static async Task CreateAsync(string folder, Uri site, CancellationToken cancellationToken)
    {
        await using (await new StoreFactory(new PhysicalFileSystem(), TimeProvider.System).InitializeAsync(folder, "Bench", cancellationToken))
        {
        }

        await using var workspace = await ProductionWorkspace.OpenAsync(Options(folder) with { StoreAddress = folder }, cancellationToken);
        var configuration = new JsonObject
        {
            ["environment"] = "production",
            ["application"] = new JsonObject { ["name"] = "Bench", ["homepage"] = site.AbsoluteUri },
            ["deployment"] = new JsonObject { ["target"] = new JsonObject { ["type"] = "directory", ["path"] = "www" } },
            ["monitoring"] = new JsonObject { ["uptime"] = new JsonObject { ["frequency"] = 5 } },
        };
        await workspace.Configuration.ImportAsync(new ConfigurationImport(configuration.ToJsonString(), "bench.json"), cancellationToken);
    }
}
