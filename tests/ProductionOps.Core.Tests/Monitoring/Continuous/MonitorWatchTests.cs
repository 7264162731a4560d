using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Core.Tests.Monitoring.Notifications;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Model;
using ProductionOps.Monitoring.Continuous;
using ProductionOps.Store;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Monitoring.Continuous;

/// <summary>Continuous watching of real stores and a real server, on a clock that the tests move.</summary>
public sealed class MonitorWatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly RecordingReporter _reporter = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Measurements_stay_on_their_grid_and_are_stored_as_they_come()
    {
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        var store = await CreateAsync("harbour", server.Address);
        await using var watch = Start(store);
        var first = await watch.NextAsync();
        Assert.Equal(UptimeStatus.Up, first.Uptime!.Status);
        var grid = new MeasurementGrid(TimeSpan.FromMinutes(1), StableFraction.Of($"{store}\0Production\0Uptime"));
        var slots = new List<DateTimeOffset>();
        for (var i = 0; i < 10; i++) slots.Add(grid.Before((await watch.NextAsync()).Timestamp));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => grid.After(first.Timestamp).AddMinutes(i)), slots);
        await watch.StopAsync();
        Assert.Equal(11, (await RecordsAsync(store)).Count);
        Assert.Empty(watch.Failures);
    }

    [Fact]
    public async Task A_store_that_breaks_is_told_once_and_does_not_stop_the_others()
    {
        using var disk = SmallDisk.Mount("4m");
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        var good = await CreateAsync("good", server.Address);
        var readOnly = await CreateAsync("frozen", server.Address, disk.Path);
        disk.MakeReadOnly();
        var damaged = await CreateAsync("damaged", server.Address);
        await File.WriteAllTextAsync(Path.Combine(damaged, "store.json"), "{ half", Stop);
        var missing = _folder.At("missing");
        await using var watch = Start(good, readOnly, damaged, missing);
        for (var i = 0; i < 4; i++) Assert.Equal(server.Address.AbsoluteUri, (await watch.NextAsync()).SiteUrl);
        await watch.StopAsync();
        Assert.Equal(["StoreDamaged", "StoreNotFound", "StoreReadOnly"], watch.Failures.Select(failure => failure.Error.Id).Order(StringComparer.Ordinal));
        Assert.Equal(4, (await RecordsAsync(good)).Count);
    }

    [Fact]
    public async Task A_store_that_comes_back_is_watched_again()
    {
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        var good = await CreateAsync("good", server.Address);
        var late = Path.Combine(_folder.At("late"), "production");
        await using var watch = Start(good, late);
        await watch.NextAsync();
        Assert.Equal("StoreNotFound", Assert.Single(watch.Failures).Error.Id);
        await CreateAsync("late", new Uri(server.Address, "late"));
        await watch.UntilAsync(() => watch.TryRead(out var record) && record!.SiteUrl.EndsWith("/late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_can_be_watched_the_reason_is_thrown()
    {
        await using var none = Start(_folder.At("nowhere"));
        Assert.Equal("StoreNotFound", (await Assert.ThrowsAsync<OperationException>(() => none.Work)).Id);
        await using (await new StoreFactory(new PhysicalFileSystem(), _time).InitializeAsync(_folder.At("bare"), "Bare", Stop))
        {
        }

        await using var bare = Start(_folder.At("bare"));
        Assert.Equal("ConfigurationNotFound", (await Assert.ThrowsAsync<OperationException>(() => bare.Work)).Id);
        Assert.Empty(bare.Failures);
    }

    [Fact]
    public async Task Only_one_process_watches_a_store()
    {
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        var store = await CreateAsync("harbour", server.Address);
        await using var first = Start(store);
        await first.NextAsync();
        await using var second = Start(store);
        var error = await Assert.ThrowsAsync<OperationException>(() => second.Work);
        Assert.Equal("LockHeld", error.Id);
        Assert.Contains("watching the site", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_the_configuration_counts_without_a_restart()
    {
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        var store = await CreateAsync("harbour", server.Address);
        await using var watch = Start(store);
        await watch.NextAsync();
        await SetAsync(store, "monitoring.uptime.url", new Uri(server.Address, "new").AbsoluteUri);
        await watch.UntilAsync(() => watch.TryRead(out var record) && record!.SiteUrl.EndsWith("/new", StringComparison.Ordinal));

        await SetAsync(store, "monitoring.uptime.frequency", 7);
        var grid = new MeasurementGrid(TimeSpan.FromSeconds(7), StableFraction.Of($"{store}\0Production\0Uptime"));
        var slots = new List<DateTimeOffset>();
        await watch.UntilAsync(() =>
        {
            if (watch.TryRead(out var record)) slots.Add(grid.Before(record!.Timestamp));
            return slots.Count >= 3 && slots[^1] - slots[^3] == TimeSpan.FromSeconds(14);
        });

        await SetAsync(store, "monitoring.uptime.enabled", false);
        await watch.UntilAsync(() => Heartbeat()?["stores"]![0]!["environments"]![0]!["types"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task A_stop_gives_up_what_hangs_and_leaves_the_store_whole()
    {
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, _, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        });
        var store = await CreateAsync("harbour", server.Address);
        await using var watch = Start(store);
        await asked.Task.WaitAsync(Stop);

        // The clock stands, so that nothing that ends by a time-out can be what ends this.
        await watch.StopAsync();
        Assert.Empty(await RecordsAsync(store));
        Assert.Empty(watch.Failures);
        Assert.Equal("stopped", Heartbeat()!["state"]!.GetValue<string>());
        await using var workspace = await ProductionWorkspace.OpenAsync(Options() with { StoreAddress = store }, Stop);
        Assert.Null(await workspace.Store.FindLockOwnerAsync("monitor", Stop));
        Assert.Empty(await workspace.Incidents.ListAsync(RecordQuery.All, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task One_type_of_a_store_is_never_measured_twice_at_once()
    {
        var going = 0;
        var most = 0;
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref going));
            var asked = _time.GetUtcNow();
            while (_time.GetUtcNow() - asked < TimeSpan.FromSeconds(12)) await Task.Delay(5, token);
            Interlocked.Decrement(ref going);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(LoopbackServer.Ok("late")), token);
        });
        var store = await CreateAsync("harbour", server.Address);
        await SetAsync(store, "monitoring.uptime.frequency", 5);
        await using var watch = Start(store);
        var (first, second) = (await watch.NextAsync(), await watch.NextAsync());
        Assert.True(second.Timestamp - first.Timestamp >= TimeSpan.FromSeconds(12), $"{first.Timestamp:O} {second.Timestamp:O}");
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_sleep_is_followed_by_one_measurement()
    {
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        var store = await CreateAsync("harbour", server.Address);
        await using var watch = Start(store);
        var before = await watch.NextAsync();
        _time.Advance(TimeSpan.FromHours(8));
        var woken = await watch.NextAsync();
        var next = await watch.NextAsync();
        Assert.True(woken.Timestamp - before.Timestamp >= TimeSpan.FromHours(8));
        Assert.InRange(next.Timestamp - woken.Timestamp, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Alerts_are_repeated_while_no_measurement_is_due()
    {
        await using var receiver = new MessageReceiver();
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Status("500 Broken"));
        var store = await CreateAsync("harbour", server.Address);
        await SetAsync(store, "monitoring.uptime.frequency", 86_400);
        await SetAsync(store, "alerting.repeatInterval", 1);
        await SetAsync(store, "notifications", new JsonObject { ["channels"] = new JsonObject { ["team"] = new JsonObject { ["type"] = "webhook", ["url"] = receiver.Address.AbsoluteUri } } });

        // Each store has its own time of the day; it is far away when it has just been.
        var now = _time.GetUtcNow();
        _time.Advance(new MeasurementGrid(TimeSpan.FromDays(1), StableFraction.Of($"{store}\0Production\0Uptime")).After(now) - now + TimeSpan.FromMinutes(1));
        await using var watch = Start(store);
        Assert.Equal(UptimeStatus.Down, (await watch.NextAsync()).Uptime!.Status);
        await watch.UntilAsync(() => receiver.Told.Count >= 1);
        _time.Advance(TimeSpan.FromHours(1));
        await watch.UntilAsync(() => receiver.Told.Count >= 2);

        // The clock of the test goes on while it waits, so on a busy machine there may be another.
        Assert.Equal("raised uptime/down", receiver.Told[0]);
        Assert.All(receiver.Told.Skip(1), static told => Assert.Equal("repeated uptime/down", told));
        Assert.False(watch.TryRead(out _), "nothing was measured in between");
    }

    [Fact]
    public async Task A_channel_that_hangs_does_not_make_the_next_sample_late()
    {
        await using var receiver = new MessageReceiver();
        receiver.Answers.Enqueue(null);
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Status("500 Broken"));
        var store = await CreateAsync("harbour", server.Address);
        await SetAsync(store, "monitoring.uptime.frequency", 5);
        await SetAsync(store, "notifications", new JsonObject
        {
            ["channels"] = new JsonObject { ["team"] = new JsonObject { ["type"] = "webhook", ["url"] = receiver.Address.AbsoluteUri, ["timeout"] = 60 } },
        });
        await using var watch = Start(store);
        var first = await watch.NextAsync();
        await watch.UntilAsync(() => !receiver.Received.IsEmpty);
        await watch.NextAsync();
        var third = await watch.NextAsync();
        Assert.True(third.Timestamp - first.Timestamp < TimeSpan.FromSeconds(60), $"{first.Timestamp:O} {third.Timestamp:O}");
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task The_service_manager_and_the_heartbeat_file_tell_that_it_lives()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no datagram sockets in the file system.");
        var path = Path.Combine(Path.GetTempPath(), $"n{Guid.NewGuid():N}"[..20]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        var store = await CreateAsync("harbour", server.Address);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["NOTIFY_SOCKET"] = path, ["WATCHDOG_USEC"] = "20000000" };
        await using (var watch = Start([store], variables.GetValueOrDefault))
        {
            await watch.NextAsync();
            await watch.UntilAsync(() => socket.Available > 0);
            Assert.Equal("READY=1\nSTATUS=watching 1 of 1 store", await ReceiveAsync(socket));
            Assert.Equal("WATCHDOG=1\nSTATUS=watching 1 of 1 store", await ReceiveAsync(socket));
            var since = _time.GetUtcNow();
            await watch.UntilAsync(() => socket.Available > 0);
            Assert.InRange(_time.GetUtcNow() - since, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            Assert.StartsWith("WATCHDOG=1\n", await ReceiveAsync(socket), StringComparison.Ordinal);
            await watch.NextAsync();
            await watch.UntilAsync(() => Heartbeat()?["stores"]![0]!["environments"]![0]!["types"]![0]!["measuredAt"] is not null);
            var beat = Heartbeat()!;
            Assert.Equal(("running", Environment.ProcessId, store), (beat["state"]!.GetValue<string>(), beat["processId"]!.GetValue<int>(), beat["stores"]![0]!["store"]!.GetValue<string>()));
            Assert.True(beat["staleAfter"]!.GetValue<DateTimeOffset>() > beat["writtenAt"]!.GetValue<DateTimeOffset>().AddSeconds(20));
            while (socket.Available > 0) await ReceiveAsync(socket);
            await watch.StopAsync();
        }

        Assert.Equal("STOPPING=1", await ReceiveAsync(socket));
        Assert.Equal("stopped", Heartbeat()!["state"]!.GetValue<string>());
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
        File.Delete(path);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[512];
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, Stop));
    }

    private RunningWatch Start(params string[] stores) => Start(stores, static _ => null);

    private RunningWatch Start(string[] stores, Func<string, string?> variables) => new(
        _time, Options(), new MonitorWatchRequest { Stores = stores, Types = [MonitoringType.Uptime], HeartbeatPath = _folder.At("beat.json") }, variables);

    private JsonNode? Heartbeat() => File.Exists(_folder.At("beat.json")) ? JsonNode.Parse(File.ReadAllText(_folder.At("beat.json"))) : null;

    private WorkspaceOptions Options() => new()
    {
        CurrentDirectory = _folder.Path,
        Reporter = _reporter,
        Integrations = static () => new IntegrationServices(),
        Time = _time,
    };

    private async Task<string> CreateAsync(string name, Uri site, string? parent = null)
    {
        var folder = Path.Combine(parent ?? _folder.Path, name);
        await using (await new StoreFactory(new PhysicalFileSystem(), _time).InitializeAsync(folder, name, Stop))
        {
        }

        await using var workspace = await ProductionWorkspace.OpenAsync(Options() with { StoreAddress = folder }, Stop);
        var configuration = $$"""
            environment: production
            application: { name: {{name}}, homepage: "{{site}}" }
            deployment: { target: { type: directory, path: "{{_folder.At("www")}}" } }
            monitoring: { uptime: { frequency: 60, timeout: 600, confirmation: { required: 1, samples: 1 } } }
            """;
        await workspace.Configuration.ImportAsync(new ConfigurationImport(configuration, "production.yaml"), Stop);
        return workspace.Store.Address;
    }

    private async Task SetAsync(string store, string path, JsonNode value)
    {
        await using var workspace = await ProductionWorkspace.OpenAsync(Options() with { StoreAddress = store }, Stop);
        await workspace.Configuration.SetAsync(DeploymentEnvironment.Production, new Dictionary<string, JsonNode?> { [path] = value }, Stop);
    }

    private async Task<List<ProductionMonitoring>> RecordsAsync(string store)
    {
        await using var workspace = await ProductionWorkspace.OpenAsync(Options() with { StoreAddress = store }, Stop);
        return await workspace.Monitoring.ReadAsync(RecordQuery.All, Stop).ToListAsync(Stop);
    }
}
