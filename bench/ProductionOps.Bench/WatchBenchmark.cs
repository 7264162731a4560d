using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Model;
using ProductionOps.Monitoring.Continuous;
using ProductionOps.Store;

namespace ProductionOps.Bench;

/// <summary>
/// Continuous watching of a hundred sites, each with a store of its own, in one process. The peer measures and keeps nothing: one bare request for
/// each of the same checks with a handler of its own.
/// </summary>
internal sealed class WatchBenchmark : IBenchmark
{
    private const int Sites = 100;
    private const int Checks = 2000;
    private const int WarmUp = 1000;
    private const double TargetMilliseconds = 3;
    private const double TargetMegabytes = 120;

    public string Verb => "watch";

    public string Description => "continuous watching of 100 sites in one process; target: under 3 ms of processor time a check with its durable record, under 120 MB";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        using var nginx = await BenchNginx.StartAsync(folder, cancellationToken);
        for (var i = 0; i < Sites; i++) await CreateAsync(folder.In($"stores/{i}"), nginx.Address, cancellationToken);
        var answer = await OwnProcess.RunAsync(["watch-only", folder.In("stores"), nginx.Address.AbsoluteUri], cancellationToken);
        var figures = answer.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Sites} sites, {Checks} checks: {figures[0]:0.00} ms of processor time a check (target {TargetMilliseconds}), {figures[1]:0} MB at most (target {TargetMegabytes}); a bare request {figures[2]:0.00} ms; ratio {figures[0] / figures[2]:0.0}"));
        return figures[0] < TargetMilliseconds && figures[1] < TargetMegabytes ? 0 : 1;
    }

    /// <summary>What a process of its own runs: prints processor time a check, peak memory, and processor time a bare request.</summary>
    public static async Task<int> WatchOnlyAsync(string stores, string site, CancellationToken cancellationToken)
    {
        var request = new MonitorWatchRequest { Stores = Directory.GetDirectories(stores), Types = [MonitoringType.Uptime] };
        using var self = Process.GetCurrentProcess();
        var begin = TimeSpan.Zero;
        var count = 0;
        await foreach (var record in new MonitorWatch(Options(stores)).RunAsync(request, static failure => throw failure.Error, cancellationToken))
        {
            if (record.Uptime?.Status != UptimeStatus.Up) throw new InvalidOperationException(record.Uptime?.Reason);
            if (++count == WarmUp) begin = Used(self);
            if (count == WarmUp + Checks) break;
        }

        var each = (Used(self) - begin).TotalMilliseconds / Checks;
        var peak = self.PeakWorkingSet64 / 1024.0 / 1024.0;
        var bare = await BareAsync(self, new Uri(site), cancellationToken);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{each} {peak} {bare}"));
        return 0;
    }

    private static async Task<double> BareAsync(Process self, Uri site, CancellationToken cancellationToken)
    {
        var begin = TimeSpan.Zero;
        for (var i = 0; i < WarmUp + Checks; i++)
        {
            if (i == WarmUp) begin = Used(self);
            using var http = new HttpClient();
            await http.GetByteArrayAsync(site, cancellationToken);
        }

        return (Used(self) - begin).TotalMilliseconds / Checks;
    }

    private static TimeSpan Used(Process self)
    {
        self.Refresh();
        return self.TotalProcessorTime;
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
