using ProductionOps.Configuration;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Core.Tests.Store.Scale;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Model;
using ProductionOps.Monitoring.Continuous;
using ProductionOps.Sites;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Monitoring.Continuous;

/// <summary>A day of watching in a few seconds.</summary>
[Collection(nameof(MemoryCollection))]
public sealed class WatchMemoryTests : IDisposable
{
    private const int Checks = 2880;
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Memory_does_not_grow_in_a_day()
    {
        using var disk = SmallDisk.Mount("256m");
        _folder.WriteText("site/index.html", "<h1>Harbour</h1>");
        await using var server = StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => _folder.At("site"));
        var options = new WorkspaceOptions
        {
            StoreAddress = Path.Combine(disk.Path, "store"),
            CurrentDirectory = _folder.Path,
            Reporter = SilentReporter.Instance,
            Integrations = static () => new IntegrationServices(),
            Time = _time,
        };
        await InitializeAsync(options, server.Address);
        await using var watch = new RunningWatch(
            _time, options, new MonitorWatchRequest { Types = [MonitoringType.Uptime], HeartbeatPath = _folder.At("beat.json") });
        var sizes = new List<long>();
        for (var check = 1; check <= Checks; check++)
        {
            Assert.Equal(UptimeStatus.Up, (await watch.NextAsync()).Uptime!.Status);
            if (check % (Checks / 8) == 0) sizes.Add(GC.GetTotalMemory(forceFullCollection: true));
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        await watch.StopAsync();
        Assert.Empty(watch.Failures);

        // Until the middle caches are filled; after it, a leak of a hundred bytes for each check would be seen.
        Assert.True(sizes[^1] - sizes[4] < 100_000, string.Join(' ', sizes));
    }

    public void Dispose() => _folder.Dispose();

    private async Task InitializeAsync(WorkspaceOptions options, Uri site)
    {
        await using (await new StoreFactory(new PhysicalFileSystem(), _time).InitializeAsync(options.StoreAddress!, "Harbour", Stop))
        {
        }

        await using var workspace = await ProductionWorkspace.OpenAsync(options, Stop);
        await workspace.Configuration.ImportAsync(
            new ConfigurationImport(
                $$"""
                environment: production
                application: { name: Harbour, homepage: "{{site}}" }
                deployment: { target: { type: directory, path: "{{_folder.At("www")}}" } }
                monitoring: { uptime: { frequency: 30, timeout: 600 } }
                """,
                "production.yaml"),
            Stop);
    }
}
