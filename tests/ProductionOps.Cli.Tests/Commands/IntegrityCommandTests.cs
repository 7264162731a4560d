using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class IntegrityCommandTests : IDisposable
{
    private const string Good =
        """{"monitoringId":"20250131-100000-monitor","timestamp":"2025-01-31T10:00:00.000Z","monitoringType":"uptime","siteUrl":"https://e.org/","environment":"production","uptime":{"status":"up","responseTime":7,"incidents":[]},"alerts":[]}""";

    private readonly Workplace _place = new();

    private string Record => _place.PathOf("production/monitoring/2025/01/31/uptime-100000.json");

    [Fact]
    public async Task A_sound_store_exits_with_0_and_keeps_the_outcome()
    {
        await FillAsync();
        Assert.Equal("[]", (await _place.RunAsync("store", "test", "-o", "json")).Succeeded().Output.Trim());
        var outcome = (await _place.RunJsonAsync("store", "test", "--summary")).Succeeded().Record;
        Assert.True(outcome.GetProperty("validationRules").GetProperty("deploymentChain").GetBoolean());
        Assert.Equal(64, outcome.GetProperty("checksum").GetString()!.Length);
        Assert.True(File.Exists(_place.PathOf("production/state/integrity/last-check.json")));
    }

    [Fact]
    public async Task A_damaged_record_exits_with_1_until_it_is_set_aside()
    {
        await FillAsync();
        await File.WriteAllTextAsync(Record, "{", TestContext.Current.CancellationToken);

        var tested = await _place.RunAsync("store", "test", "--problem-only", "-o", "csv");
        Assert.Equal(1, tested.ExitCode);
        var row = Assert.Single(CsvText.Read(tested.Output));
        Assert.Equal(("error", "record-damaged", "monitoring/2025/01/31/uptime-100000.json"), (row["severity"], row["problem"], row["location"]));

        var before = _place.Fingerprint();
        Assert.Contains("quarantine", (await _place.RunAsync("store", "repair", "--what-if", "-o", "json")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(before, _place.Fingerprint());

        Assert.Contains("quarantine", (await _place.RunAsync("store", "repair", "-o", "json")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal("{", await File.ReadAllTextAsync(_place.PathOf("production/quarantine/monitoring/2025/01/31/uptime-100000.json"), TestContext.Current.CancellationToken));
        Assert.Equal("[]", (await _place.RunAsync("store", "repair", "-o", "json")).Succeeded().Output.Trim());
        (await _place.RunAsync("store", "test")).Succeeded();
    }

    [Fact]
    public async Task A_foreign_change_is_reported_until_it_is_accepted()
    {
        await FillAsync();
        var text = await File.ReadAllTextAsync(Record, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Record, text.Replace("https://e.org/", "https://f.org/", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal(1, (await _place.RunAsync("store", "test")).ExitCode);
        Assert.Equal(1, (await _place.RunAsync("store", "repair")).ExitCode);
        Assert.Equal(1, (await _place.RunAsync("store", "test")).ExitCode);
        (await _place.RunAsync("store", "repair", "--accept-changes")).Succeeded();
        (await _place.RunAsync("store", "test")).Succeeded();
    }

    public void Dispose() => _place.Dispose();

    private async Task FillAsync()
    {
        await _place.InitializeAsync();
        await File.WriteAllTextAsync(_place.PathOf("a.ndjson"), Good + "\n", TestContext.Current.CancellationToken);
        (await _place.RunAsync("record", "import", "a.ndjson", "--kind", "monitor")).Succeeded();
    }
}
