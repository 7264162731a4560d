using System.Text.Json;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class RecordCommandTests : IDisposable
{
    private const string Good =
        """{"monitoringId":"20250131-100000-monitor","timestamp":"2025-01-31T10:00:00.000Z","monitoringType":"uptime","siteUrl":"https://e.org/","environment":"production","uptime":{"status":"up","responseTime":7,"incidents":[]},"alerts":[]}""";

    private readonly Workplace _place = new();

    [Fact]
    public async Task Records_are_imported_once_and_exported_as_they_were()
    {
        await _place.InitializeAsync();
        await File.WriteAllTextAsync(_place.PathOf("a b.ndjson"), Good + "\n", TestContext.Current.CancellationToken);

        var before = _place.Fingerprint();
        var told = (await _place.RunJsonAsync("record", "import", "a b.ndjson", "--kind", "monitor", "--what-if")).Succeeded().Record;
        Assert.Equal(1, told.GetProperty("added").GetInt32());
        Assert.Equal(before, _place.Fingerprint());

        Assert.Equal(1, (await _place.RunJsonAsync("record", "import", "a b.ndjson", "--kind", "monitor")).Succeeded().Record.GetProperty("added").GetInt32());
        Assert.Equal(1, (await _place.RunJsonAsync("record", "import", "a b.ndjson", "--kind", "monitor")).Succeeded().Record.GetProperty("existing").GetInt32());
        var exported = (await _place.RunAsync("record", "export", "--kind", "monitor")).Succeeded().Output;
        Assert.Equal("20250131-100000-monitor", JsonDocument.Parse(exported).RootElement.GetProperty("monitoringId").GetString());
        var row = Assert.Single(CsvText.Read((await _place.RunAsync("record", "export", "--kind", "monitor", "--format", "csv")).Succeeded().Output));
        Assert.Equal("7", row["uptime.responseTime"]);
    }

    [Fact]
    public async Task An_export_tells_how_far_it_is_where_details_are_wanted()
    {
        await _place.InitializeAsync();
        await File.WriteAllTextAsync(_place.PathOf("a.ndjson"), Good + "\n", TestContext.Current.CancellationToken);
        (await _place.RunAsync("record", "import", "a.ndjson", "--kind", "monitor")).Succeeded();
        var told = (await _place.RunAsync("record", "export", "--kind", "monitor", "--verbose")).Succeeded();
        Assert.Equal("Exporting records: 0 records", told.Error.Trim());
        var plain = (await _place.RunAsync("record", "export", "--kind", "monitor")).Succeeded();
        Assert.Equal(("", told.Output), (plain.Error, plain.Output));
    }

    [Fact]
    public async Task A_rejected_record_is_named_and_the_exit_code_says_so()
    {
        await _place.InitializeAsync();
        await File.WriteAllTextAsync(_place.PathOf("a.ndjson"), Good + "\n{}\n", TestContext.Current.CancellationToken);
        var result = await _place.RunAsync("record", "import", "a.ndjson", "--kind", "monitor");
        result.Failed(1, "RecordRejected");
        Assert.Contains("line 2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_name_tells_no_format_needs_one()
    {
        await _place.InitializeAsync();
        await File.WriteAllTextAsync(_place.PathOf("a.txt"), Good, TestContext.Current.CancellationToken);
        (await _place.RunAsync("record", "import", "a.txt", "--kind", "monitor")).Failed(2, "RecordFormatUnknown");
    }

    [Fact]
    public async Task Optimizing_tells_first_and_then_does_it()
    {
        await _place.InitializeAsync();
        var second = Good.Replace("20250131", "20250201", StringComparison.Ordinal).Replace("2025-01-31", "2025-02-01", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_place.PathOf("a.ndjson"), Good + "\n" + second, TestContext.Current.CancellationToken);
        (await _place.RunAsync("record", "import", "a.ndjson", "--kind", "monitor")).Succeeded();

        var before = _place.Fingerprint();
        var told = (await _place.RunAsync("store", "optimize", "--what-if", "--changed-only", "-o", "ndjson")).Succeeded().Output;
        Assert.Contains("\"id\":\"2025-01-31\"", told, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"delete\"", told, StringComparison.Ordinal);
        Assert.Equal(before, _place.Fingerprint());

        (await _place.RunAsync("store", "optimize")).Succeeded();
        Assert.Empty((await _place.RunAsync("store", "optimize", "--changed-only", "-o", "ndjson")).Succeeded().Output);
    }

    public void Dispose() => _place.Dispose();
}
