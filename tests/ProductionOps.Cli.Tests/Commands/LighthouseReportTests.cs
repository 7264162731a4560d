using System.Text.Json;
using ProductionOps.Browsers;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>A finished report of the real Lighthouse, recorded by the program.</summary>
public sealed class LighthouseReportTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly ProcessRunner _processes = new(TimeProvider.System);

    [Fact]
    public async Task The_recorded_figures_are_those_of_the_report_and_no_browser_is_started()
    {
        await using var server = LoopbackServer.Answering(static path => path == "/a.js"
            ? "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: 9\r\nConnection: close\r\n\r\nlet a = 1"
            : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 71\r\nConnection: close\r\n\r\n<!doctype html><title>T</title><h1>Hello</h1><script src=a.js></script>\n");
        var report = await RunLighthouseAsync(server.Address);
        await SetUpAsync(server.Address);

        var performance = (await MeasureAsync("the report.json")).Succeeded().Record.GetProperty("performance");

        Assert.Equal(
            [.. new[] { "performance", "accessibility", "best-practices", "seo" }.Select(name => 100 * report.GetProperty("categories").GetProperty(name).GetProperty("score").GetDouble())],
            new[] { "performance", "accessibility", "bestPractices", "seo" }.Select(name => performance.GetProperty("lighthouse").GetProperty(name).GetDouble()),
            static (expected, actual) => Math.Abs(expected - actual) < 0.001);
        Assert.Equal(report.GetProperty("fetchTime").GetDateTimeOffset(), performance.GetProperty("lighthouse").GetProperty("lastRun").GetDateTimeOffset());
        foreach (var (name, audit, unit) in new[] { ("lcp", "largest-contentful-paint", 1000.0), ("fcp", "first-contentful-paint", 1000), ("cls", "cumulative-layout-shift", 1), ("tbt", "total-blocking-time", 1) })
        {
            var figure = report.GetProperty("audits").GetProperty(audit).GetProperty("numericValue").GetDouble();
            Assert.Equal(figure, performance.GetProperty("coreWebVitals").GetProperty(name).GetProperty("value").GetDouble() * unit, 0.001);
        }

        var requests = report.GetProperty("audits").GetProperty("network-requests").GetProperty("details").GetProperty("items").EnumerateArray();
        Assert.Equal(requests.Sum(static item => item.GetProperty("transferSize").GetInt64()), performance.GetProperty("bundleAnalysis").GetProperty("total").GetInt64());
        Assert.False(performance.GetProperty("coreWebVitals").TryGetProperty("fid", out _));
        var stored = (await _place.RunJsonAsync("monitor", "list", "--type", "performance")).Succeeded().Record;
        Assert.Equal(performance.GetRawText(), stored.GetProperty("performance").GetRawText());
    }

    [Fact]
    public async Task A_report_that_is_broken_or_missing_is_told_and_nothing_is_recorded()
    {
        await SetUpAsync(new Uri("http://127.0.0.1/"));
        _place.Write("broken.json", """{"lighthouseVersion":"13.0.0","categories":{"performance":{"score":55}}}""");
        var broken = (await MeasureAsync("broken.json")).Failed(1, "LighthouseReportInvalid");
        Assert.Contains("'/categories/performance/score'", broken.Error, StringComparison.Ordinal);
        (await MeasureAsync("none.json")).Failed(1, "LighthouseReportNotFound");
        Assert.Empty((await _place.RunJsonAsync("monitor", "list")).Succeeded().Records);
    }

    public void Dispose() => _place.Dispose();

    private Task<ProgramResult> MeasureAsync(string report) => _place.RunJsonAsync("monitor", "measure", "--type", "performance", "--lighthouse-report", report);

    private async Task SetUpAsync(Uri site)
    {
        _place.Variables["CHROME_PATH"] = "/nowhere/chrome";
        await _place.InitializeAsync();
        await _place.ImportAsync($$$"""
            environment: production
            application: {name: Harbour Light, homepage: '{{{site}}}'}
            deployment: {target: {type: directory, path: www}}
            """);
    }

    private async Task<JsonElement> RunLighthouseAsync(Uri page)
    {
        Assert.SkipUnless(_processes.Find("lighthouse") is not null, "Lighthouse is not installed; 'npm install --global lighthouse' gets it.");
        Assert.SkipWhen(
            Record.Exception(() => new BrowserLocator(_processes, new PhysicalFileSystem(), Environment.GetEnvironmentVariable).Find()) is not null,
            "No Chromium is installed; install it, or name one in CHROME_PATH.");
        var request = new ProcessRequest("lighthouse",
        [
            page.AbsoluteUri, "--output=json", "--output-path=" + _place.PathOf("the report.json"), "--quiet", "--no-enable-error-reporting",
            "--chrome-flags=--headless=new --disable-gpu" + (Environment.IsPrivilegedProcess ? " --no-sandbox" : ""),
        ]);
        var result = await _processes.RunAsync(request, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error);
        return JsonDocument.Parse(await File.ReadAllBytesAsync(_place.PathOf("the report.json"), TestContext.Current.CancellationToken)).RootElement;
    }
}
