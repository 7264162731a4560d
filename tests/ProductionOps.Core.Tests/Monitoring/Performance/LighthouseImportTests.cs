using System.Text.Json;
using ProductionOps.Core.Tests.Browsers;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Files;
using ProductionOps.Monitoring.Performance.Lighthouse;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Monitoring.Performance;

public sealed class LighthouseImportTests : IDisposable
{
    private const string Smallest = """{"lighthouseVersion":"13.0.0","categories":{"performance":{"score":0.5}}}""";
    private static readonly Uri Page = new("https://example.org/");
    private readonly TemporaryFolder _folder = new();
    private readonly LighthouseImport _import = new(new PhysicalFileSystem());

    [Fact]
    public async Task The_figures_of_a_real_report_are_its_own()
    {
        var processes = new ProcessRunner(TimeProvider.System);
        Assert.SkipUnless(processes.Find("lighthouse") is not null, "Lighthouse is not installed; 'npm install --global lighthouse' gets it.");
        Chromium.SkipUnlessInstalled();
        await using var server = LoopbackServer.Answering(path => path == "/a.js"
            ? "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: 9\r\nConnection: close\r\n\r\nlet a = 1"
            : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 71\r\nConnection: close\r\n\r\n<!doctype html><title>T</title><h1>Hello</h1><script src=a.js></script>\n");
        var path = _folder.At("report.json");
        var result = await processes.RunAsync(
            new ProcessRequest("lighthouse",
            [
                server.Address.AbsoluteUri, "--output=json", "--output-path=" + path, "--quiet", "--no-enable-error-reporting",
                "--chrome-flags=--headless=new --disable-gpu" + (Environment.IsPrivilegedProcess ? " --no-sandbox" : ""),
            ]),
            default);
        Assert.True(result.Succeeded, result.Error);
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path));
        var root = document.RootElement;
        var report = _import.Read(path, Page);
        double Audit(string name) => root.GetProperty("audits").GetProperty(name).GetProperty("numericValue").GetDouble();
        double Score(string name) => root.GetProperty("categories").GetProperty(name).GetProperty("score").GetDouble();
        Assert.Equal(root.GetProperty("lighthouseVersion").GetString(), report.Version);
        Assert.Equal(root.GetProperty("fetchTime").GetDateTimeOffset(), report.FetchTime);
        Assert.Equal(server.Address, report.Page);
        Assert.Equal(Score("performance") * 100, report.Scores.Performance!.Value, 0.001);
        Assert.Equal(Score("accessibility") * 100, report.Scores.Accessibility!.Value, 0.001);
        Assert.Equal(Score("best-practices") * 100, report.Scores.BestPractices!.Value, 0.001);
        Assert.Equal(Score("seo") * 100, report.Scores.Seo!.Value, 0.001);
        Assert.Equal(Audit("largest-contentful-paint"), report.Vitals.Lcp!.Value * 1000, 0.001);
        Assert.Equal(Audit("first-contentful-paint"), report.Vitals.Fcp!.Value * 1000, 0.001);
        Assert.Equal(Audit("cumulative-layout-shift"), report.Vitals.Cls!.Value);
        Assert.Equal(Audit("total-blocking-time"), report.Vitals.Tbt!.Value);
        var metrics = root.GetProperty("audits").GetProperty("metrics").GetProperty("details").GetProperty("items")[0];
        Assert.Equal(metrics.GetProperty("observedLoad").GetDouble(), report.LoadTime!.Complete);
        var requests = root.GetProperty("audits").GetProperty("network-requests").GetProperty("details").GetProperty("items");
        Assert.Equal(requests.EnumerateArray().Sum(item => item.GetProperty("transferSize").GetInt64()), report.Bundle!.Total);
        Assert.True(report.Bundle.Javascript > 9);
        Assert.Null(report.Vitals.Fid);
    }

    [Theory]
    [InlineData("nonsense", "at '/', it is not JSON")]
    [InlineData("{", "at '/', it is not JSON")]
    [InlineData("{}", "at '/lighthouseVersion', the version")]
    [InlineData("""{"lighthouseVersion":13}""", "at '/lighthouseVersion', there must be a text")]
    [InlineData("""{"lighthouseVersion":"13.0.0"}""", "at '/categories/performance/score', the performance score is missing")]
    [InlineData("""{"lighthouseVersion":"13.0.0","categories":[]}""", "at '/categories', there must be an object")]
    [InlineData("""{"lighthouseVersion":"13.0.0","categories":{"performance":{"score":"0.5"}}}""", "at '/categories/performance/score', there must be a number")]
    [InlineData("""{"lighthouseVersion":"13.0.0","categories":{"performance":{"score":55}}}""", "at '/categories/performance/score', a score must be from 0 to 1")]
    [InlineData("""{"lighthouseVersion":"13.0.0","categories":{"performance":{"score":1}},"audits":{"largest-contentful-paint":{"numericValue":-1}}}""", "at '/audits/largest-contentful-paint/numericValue', it is below zero")]
    [InlineData("""{"lighthouseVersion":"13.0.0","categories":{"performance":{"score":1}},"audits":{"network-requests":{"details":{"items":[{"transferSize":"1"}]}}}}""", "at '/audits/network-requests/details/items/0/transferSize', there must be a number")]
    [InlineData("""{"lighthouseVersion":"13.0.0","categories":{"performance":{"score":1}},"fetchTime":"yesterday"}""", "at '/fetchTime', it is no time")]
    [InlineData("[]", "no run is the representative one")]
    [InlineData("""[{"isRepresentativeRun":"yes"}]""", "at '/0/isRepresentativeRun', there must be true or false")]
    [InlineData("""[{"isRepresentativeRun":true}]""", "at '/0/jsonPath', the path of the report is missing")]
    public void What_is_broken_is_told_with_its_place(string json, string text)
    {
        var failure = Assert.Throws<OperationException>(() => _import.Read(_folder.WriteText("report.json", json), Page));
        Assert.Equal(("LighthouseReportInvalid", ErrorKind.InvalidInput), (failure.Id, failure.Kind));
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Assert.Equal("LighthouseReportNotFound", Assert.Throws<OperationException>(() => _import.Read(_folder.At("none.json"), Page)).Id);

    [Fact]
    public void Older_names_of_the_address_are_read_and_what_is_missing_is_absent()
    {
        var report = _import.Read(_folder.WriteText("report.json", Smallest.Replace("{\"l", "{\"finalUrl\":\"https://example.org/old\",\"audits\":{\"largest-contentful-paint\":{\"numericValue\":null}},\"l", StringComparison.Ordinal)), Page);
        Assert.Equal("/old", report.Page!.AbsolutePath);
        Assert.Equal(50, report.Scores.Performance);
        Assert.Null(report.Vitals.Lcp);
        Assert.Null(report.Bundle);
        Assert.Null(report.LoadTime);
    }

    [Fact]
    public void The_manifest_of_Lighthouse_CI_leads_to_the_representative_run_of_the_page()
    {
        var manifest = _folder.WriteText(".lighthouseci/manifest.json", """
            [{"url":"https://example.org/","isRepresentativeRun":false,"jsonPath":"/elsewhere/.lighthouseci/a.json"},
             {"url":"https://example.org/","isRepresentativeRun":true,"jsonPath":"C:\\elsewhere\\.lighthouseci\\b.json"},
             {"url":"https://example.org/other","isRepresentativeRun":true,"jsonPath":"/elsewhere/.lighthouseci/c.json"}]
            """);
        _folder.WriteText(".lighthouseci/a.json", Smallest.Replace("0.5", "0.1", StringComparison.Ordinal));
        _folder.WriteText(".lighthouseci/b.json", Smallest.Replace("0.5", "0.2", StringComparison.Ordinal));
        _folder.WriteText(".lighthouseci/c.json", Smallest.Replace("0.5", "0.3", StringComparison.Ordinal));
        Assert.Equal(20, _import.Read(manifest, Page).Scores.Performance);
        Assert.Equal(30, _import.Read(manifest, new Uri(Page, "/other")).Scores.Performance);
        Assert.Contains("no run is of", Assert.Throws<OperationException>(() => _import.Read(manifest, new Uri(Page, "/none"))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
