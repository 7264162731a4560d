using System.Text.Json;
using ProductionOps.Browsers;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Files;
using ProductionOps.Processes;
using ProductionOps.Sites;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class BrowserMonitorTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly PhysicalFileSystem _files = new();

    [Fact]
    public async Task Performance_and_accessibility_are_measured_in_a_browser()
    {
        SkipWhereThereIsNoBrowser();
        await using var server = await ServeAsync();
        var accessibility = (await _place.RunJsonAsync("monitor", "measure", "--type", "accessibility")).Succeeded().Record.GetProperty("accessibility");
        var violation = Assert.Single(accessibility.GetProperty("wcagCompliance").GetProperty("violations").EnumerateArray());
        Assert.Equal("image-alt", violation.GetProperty("id").GetString());
        Assert.Equal("#here", violation.GetProperty("selector").GetString());
        Assert.Equal(server.Address.AbsoluteUri, violation.GetProperty("page").GetString());
        Assert.False(accessibility.GetProperty("wcagCompliance").TryGetProperty("level", out _));

        var performance = (await _place.RunJsonAsync("monitor", "measure", "--type", "performance")).Succeeded().Record.GetProperty("performance");
        Assert.Equal("good", performance.GetProperty("coreWebVitals").GetProperty("cls").GetProperty("rating").GetString());
        Assert.Equal(JsonValueKind.Number, performance.GetProperty("coreWebVitals").GetProperty("fid").GetProperty("value").ValueKind);
        Assert.True(performance.GetProperty("bundleAnalysis").GetProperty("total").GetInt64() > 0);
        Assert.False(performance.TryGetProperty("lighthouse", out _));
    }

    [Fact]
    public async Task A_page_of_several_that_cannot_be_tested_is_a_warning_and_the_others_count()
    {
        SkipWhereThereIsNoBrowser();
        await using var server = await ServeAsync();
        _place.Write("site/good/index.html", "<!doctype html><html lang=en><head><title>Good</title></head><body><main><h1>Good</h1></main></body></html>");
        (await _place.RunAsync("configuration", "set", "monitoring.accessibility.pages=[\"/\", \"/gone/\", \"/good/\"]")).Succeeded();

        var result = (await _place.RunJsonAsync("monitor", "measure", "--type", "accessibility")).Succeeded();

        var violation = Assert.Single(result.Record.GetProperty("accessibility").GetProperty("wcagCompliance").GetProperty("violations").EnumerateArray());
        Assert.Equal(server.Address.AbsoluteUri, violation.GetProperty("page").GetString());
        var warning = Assert.Single(result.Error.Split('\n'), static line => line.Contains("was not tested", StringComparison.Ordinal));
        Assert.Contains($"{server.Address}gone/", warning, StringComparison.Ordinal);
        Assert.Contains("status 404", warning, StringComparison.Ordinal);
        Assert.Single((await _place.RunJsonAsync("monitor", "list")).Succeeded().Records);
    }

    [Fact]
    public async Task Without_a_browser_nothing_is_recorded_and_how_to_get_one_is_said()
    {
        await using var server = await ServeAsync();
        _place.Variables["CHROME_PATH"] = "/nowhere/chrome";
        var result = await _place.RunAsync("monitor", "measure", "--type", "accessibility");
        result.Failed(1, "BrowserNotFound");
        Assert.Contains("CHROME_PATH", result.Error, StringComparison.Ordinal);
        Assert.Empty((await _place.RunJsonAsync("monitor", "list")).Succeeded().Records);
    }

    public void Dispose() => _place.Dispose();

    private void SkipWhereThereIsNoBrowser() => Assert.SkipWhen(
        Record.Exception(() => new BrowserLocator(new ProcessRunner(TimeProvider.System), _files, Environment.GetEnvironmentVariable).Find()) is not null,
        "No Chromium is installed; install it, or name one in CHROME_PATH.");

    private async Task<StaticSiteServer> ServeAsync()
    {
        _place.Write("site/index.html", "<!doctype html><html lang=en><head><link rel=icon href='data:,'><title>T</title></head><body><main><h1>Hello</h1><img id=here src='data:,'></main></body></html>");
        var server = StaticSiteServer.Start(_files, TimeProvider.System, () => _place.PathOf("site"));
        await _place.InitializeAsync();
        await _place.ImportAsync($$$"""
            environment: production
            application: {name: T, homepage: '{{{server.Address}}}'}
            deployment: {target: {type: directory, path: www}}
            monitoring: {performance: {lighthouse: false, throttling: none, maximumRuns: 3}}
            """);
        return server;
    }
}
