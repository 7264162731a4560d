using System.Text.Json;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class MonitorRunTests(WatchedPlaces places) : IClassFixture<WatchedPlaces>
{
    private readonly Workplace _harbour = places.Harbour;
    private readonly Workplace _lighthouse = places.Lighthouse;

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-INT")]
    public async Task Two_sites_are_watched_until_a_signal_ends_it_well(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals that one process can send to another.");
        using var started = new StartedProgram(ProdopsProgram.StartInfo(
            _harbour.Root,
            environment: null,
            ["monitor", "run", "--output", "ndjson", "--store", _harbour.Root, "--store", _lighthouse.Root, "--store", _harbour.PathOf("missing"), "--heartbeat", "beat.json"]));
        var process = started.Process;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (seen.Count < 2 || seen.Values.Min() < 2)
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            if (line is null) Assert.Fail(await error);
            var record = JsonDocument.Parse(line).RootElement;
            Assert.Equal("up", record.GetProperty("uptime").GetProperty("status").GetString());
            var site = record.GetProperty("siteUrl").GetString()!;
            seen[site] = seen.GetValueOrDefault(site) + 1;
        }

        await ProdopsProgram.SignalAsync(signal, process.Id);
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}: {await error}");
        Assert.All(rest.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line));
        Assert.Contains($"prodops: error StoreNotFound: {_harbour.PathOf("missing")}: ", await error, StringComparison.Ordinal);

        var beat = JsonDocument.Parse(await File.ReadAllTextAsync(_harbour.PathOf("beat.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(("stopped", process.Id, 3), (beat.GetProperty("state").GetString(), beat.GetProperty("processId").GetInt32(), beat.GetProperty("stores").GetArrayLength()));
        foreach (var place in new[] { _harbour, _lighthouse })
        {
            Assert.True((await place.RunJsonAsync("monitor", "list")).Succeeded().Records.Count >= 2);
            (await place.RunAsync("store", "test")).Succeeded();
        }
    }

    [Theory]
    [InlineData("table", "MEASUREMENT              TYPE            STATUS       MS  RESULT")]
    [InlineData("csv", "monitoringId,timestamp,monitoringType,")]
    public async Task Rows_come_as_they_are_made(string format, string heading)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals that one process can send to another.");
        using var started = new StartedProgram(ProdopsProgram.StartInfo(_harbour.Root, environment: null, ["monitor", "run", "--type", "uptime", "--output", format]));
        var process = started.Process;
        Assert.StartsWith(heading, await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            var row = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.Matches("^[0-9]{8}-[0-9]{6}-monitor.*uptime.*up", row);
            Assert.True(format == "csv" || row!.Length <= 80, row);
        }

        await ProdopsProgram.SignalAsync("-INT", process.Id);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Other_commands_take_one_store()
    {
        var result = await _harbour.RunAsync("monitor", "list", "--store", _harbour.Root, "--store", _lighthouse.Root);
        result.Failed(2, "StoreAmbiguous");
        (await _harbour.RunAsync("monitor", "run", "--store", _harbour.PathOf("missing"))).Failed(1, "StoreNotFound");
    }

    [Fact]
    public async Task Measurements_are_listed_by_time_type_status_and_deployment()
    {
        (await _harbour.RunAsync("monitor", "measure", "--type", "uptime")).Succeeded();
        var all = await ListAsync();
        Assert.NotEmpty(all);
        Assert.InRange((await ListAsync("--status", "up", "--type", "uptime", "--from", "1h", "--environment", "production")).Count, 1, all.Count);
        Assert.Empty(await ListAsync("--status", "down,degraded"));
        Assert.Empty(await ListAsync("--type", "security"));
        Assert.Empty(await ListAsync("--to", "1h"));
        Assert.Empty(await ListAsync("--deployment", "20260101-000000-deployment"));
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync(params string[] options) =>
        (await _harbour.RunJsonAsync(["monitor", "list", .. options])).Succeeded().Records;
}
