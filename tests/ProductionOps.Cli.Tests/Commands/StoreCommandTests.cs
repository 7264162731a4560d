using System.Text.Json;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class StoreCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public async Task A_store_is_made_and_shown_in_every_format()
    {
        var made = (await _place.RunJsonAsync("store", "initialize", "--site", "Hafen, \"Licht\"")).Succeeded().Record;
        Assert.Equal(_place.PathOf("production"), made.GetProperty("address").GetString());

        var shown = (await _place.RunJsonAsync("store", "show")).Succeeded().Record;
        Assert.Equal(made.GetProperty("storeId").GetString(), shown.GetProperty("storeId").GetString());

        var line = (await _place.RunAsync("store", "show", "-o", "ndjson")).Succeeded().Output;
        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
        Assert.Equal("Hafen, \"Licht\"", JsonDocument.Parse(Assert.Single(line.TrimEnd('\n').Split('\n'))).RootElement.GetProperty("site").GetString());

        var row = Assert.Single(CsvText.Read((await _place.RunAsync("store", "show", "-o", "csv")).Succeeded().Output));
        Assert.Equal("Hafen, \"Licht\"", row["site"]);
        Assert.Equal(_place.PathOf("production"), row["address"]);

        var table = (await _place.RunAsync("store", "show")).Succeeded().Output;
        Assert.Contains("Hafen, \"Licht\"", table, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', table);
    }

    [Fact]
    public async Task Without_a_name_the_site_is_called_like_its_folder()
    {
        var made = (await _place.RunJsonAsync("store", "initialize", "a säite")).Succeeded().Record;
        Assert.Equal("a säite", made.GetProperty("site").GetString());
        Assert.True(File.Exists(_place.PathOf("a säite/production/store.json")));
    }

    [Fact]
    public async Task What_if_makes_nothing()
    {
        var result = (await _place.RunAsync("store", "initialize", "--what-if")).Succeeded();
        Assert.Contains(_place.Root, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Root));
    }

    [Fact]
    public async Task A_second_store_is_refused()
    {
        await _place.InitializeAsync();
        var before = _place.Fingerprint();
        (await _place.RunAsync("store", "initialize", "--what-if")).Failed(1, "StoreExists");
        Assert.Equal(before, _place.Fingerprint());

        var document = await File.ReadAllBytesAsync(_place.PathOf("production/store.json"), TestContext.Current.CancellationToken);
        (await _place.RunAsync("store", "initialize", "--site", "Another")).Failed(1, "StoreExists");
        Assert.Equal(document, await File.ReadAllBytesAsync(_place.PathOf("production/store.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_store_is_found_by_option_by_variable_and_above()
    {
        await _place.InitializeAsync();
        Directory.CreateDirectory(_place.PathOf("deep/below"));
        using var elsewhere = new Workplace();

        (await elsewhere.RunAsync("store", "show", "--store", _place.Root)).Succeeded();
        (await elsewhere.RunAsync("--store", _place.PathOf("production"), "store", "show")).Succeeded();
        elsewhere.Variables["PRODUCTIONOPS_STORE"] = _place.Root;
        (await elsewhere.RunAsync("store", "show")).Succeeded();
        (await elsewhere.RunAsync("store", "show", "--store", elsewhere.Root)).Failed(1, "StoreNotFound");
        (await ProdopsProgram.RunAsync(_place.PathOf("deep/below"), environment: null, input: null, "store", "show")).Succeeded();
        (await elsewhere.RunAsync("store", "show", "--store", "postgres://db/x")).Failed(1, "StoreAddressUnsupported");
    }

    public void Dispose() => _place.Dispose();
}
