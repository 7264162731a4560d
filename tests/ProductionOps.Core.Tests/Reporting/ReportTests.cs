using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Reporting;
using ProductionOps.Reporting.Html;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Reporting;

public sealed partial class ReportTests
{
    [Fact]
    public async Task No_text_of_a_page_becomes_markup()
    {
        var html = await RenderAsync(ReportFormat.Html);
        // The data of the charts, uPlot, and our script; nothing else may run.
        Assert.Equal(3, Script().Count(html));
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u0007', html);
        Assert.Contains("=cmd|calc &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_allows_exactly_what_it_brings_and_needs_nothing_else()
    {
        var html = await RenderAsync(ReportFormat.Html);
        var policy = Policy().Match(html).Groups["policy"].Value.Replace("&#39;", "'", StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        foreach (Match part in Inline().Matches(html))
            Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part.Groups["text"].Value)))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_says_everything_without_its_scripts()
    {
        var html = await RenderAsync(ReportFormat.Html);
        foreach (var heading in new[] { "What needs attention", "At a glance", "Availability", "Response time", "Core Web Vitals", "LCP", "Bundle size", "What happened when", "Incidents", "Alerts", "Software delivery (DORA)", "Maintenance and backups", "Every figure" })
            Assert.Matches($"<h[23][^>]*>{Regex.Escape(heading)}</h[23]>", html);
        Assert.Equal(CountOf(html, "<svg"), CountOf(html, "</svg>"));
        Assert.True(CountOf(html, "<table") >= 8);
        Assert.Contains("There is no backup.", html, StringComparison.Ordinal);
        // 12 samples of 10 minutes, of which the last holds for two intervals: 130 minutes are known, 10 of them down; 100 x 120 / 130.
        Assert.Contains("2026-03-20: 92.31 %, down 10 min", html, StringComparison.Ordinal);
    }

    // The last day has one deployment, one measurement of the performance, one failed sample of none.
    [Theory]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Markdown)]
    public async Task One_of_something_is_told_in_the_singular(ReportFormat format)
    {
        await using var place = await ReportWorkplace.CreateAsync();
        var period = new ReportPeriodParser(place.Place.Clock.Now, TimeZoneInfo.Utc).Parse("1d");
        var text = ReportService.Render(await place.Workspace.Reports.CollectAsync(place.Request with { Period = period }, TestStore.Cancellation), format);
        Assert.DoesNotMatch(FalsePlural(), text);
        if (format == ReportFormat.Html) Assert.All([", 1 day, UTC", "1 measurement as a table", "0 rollbacks"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_of_nothing_says_so()
    {
        await using var place = await ReportWorkplace.CreateAsync(filled: false);
        var report = await place.Workspace.Reports.CollectAsync(place.Request, TestStore.Cancellation);
        foreach (var format in Enum.GetValues<ReportFormat>()) Assert.NotEmpty(ReportService.Render(report, format));
        var html = ReportService.Render(report, ReportFormat.Html);
        Assert.Contains("No uptime was measured in this period.", html, StringComparison.Ordinal);
        Assert.Contains("Nothing was deployed in this period.", html, StringComparison.Ordinal);
        Assert.Contains("no data", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html[..html.IndexOf("<script", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_section_is_told_before_it_is_read()
    {
        var reporter = new RecordingReporter();
        await using var place = await ReportWorkplace.CreateAsync(filled: false, reporter: reporter);
        var analytics = place.Workspace.Analytics;
        await TellsAsync("Analyzing deployments", 1, analytics.GetDeploymentsAsync);
        await TellsAsync("Analyzing deployments", 2, analytics.ListDeploymentFiguresAsync);
        await TellsAsync("Analyzing measurements", 6, analytics.GetMonitoringAsync);
        await TellsAsync("Analyzing measurements", 12, analytics.ListMonitoringFiguresAsync);
        await TellsAsync("Gathering the report", 22, place.Workspace.Reports.CollectAsync);

        async Task TellsAsync<T>(string activity, int sections, Func<AnalyticsRequest, CancellationToken, Task<T>> read)
        {
            reporter.Steps.Clear();
            await read(place.Request, TestStore.Cancellation);
            Assert.All(reporter.Steps, step => Assert.Equal(activity, step.Activity));
            Assert.Equal([.. Enumerable.Range(0, sections).Select(i => 100 * i / sections), null], reporter.Steps.Select(static step => step.PercentComplete));
            Assert.All(reporter.Steps.SkipLast(1).Index(), pair => Assert.EndsWith($" ({pair.Index + 1} of {sections})", pair.Item.Status, StringComparison.Ordinal));
            Assert.Equal(sections, reporter.Steps.TakeWhile(static step => !step.Completed).Count());
        }
    }

    [Fact]
    public async Task What_is_stopped_ends_its_progress()
    {
        var reporter = new RecordingReporter();
        await using var place = await ReportWorkplace.CreateAsync(filled: false, reporter: reporter);
        var stopped = new CancellationToken(canceled: true);
        await EndsAsync(place.Workspace.Analytics.GetDeploymentsAsync(place.Request, stopped));
        await EndsAsync(place.Workspace.Analytics.ListMonitoringFiguresAsync(place.Request, stopped));
        await EndsAsync(place.Workspace.Reports.CollectAsync(place.Request, stopped));

        async Task EndsAsync(Task reading)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
            Assert.True(reporter.Steps.Last().Completed);
            reporter.Steps.Clear();
        }
    }

    [Fact]
    public async Task No_cell_of_a_table_becomes_a_formula()
    {
        var lines = (await RenderAsync(ReportFormat.Csv)).Split("\r\n");
        Assert.Equal(lines[0].Split(',').Length, lines[1].Split(',').Length);
        Assert.All(lines, static line => Assert.DoesNotMatch("(^|,)\"?[=+@]", line));
        Assert.Contains(lines, static line => line.Contains("deploymentSuccess.failureReasons.=cmd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Markdown_keeps_texts_texts()
    {
        var markdown = await RenderAsync(ReportFormat.Markdown);
        Assert.DoesNotContain("<script", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", markdown, StringComparison.Ordinal);
        Assert.Contains("=cmd\\|calc", markdown, StringComparison.Ordinal);
        var rows = markdown.Split('\n').Where(static line => line.StartsWith("| 2026", StringComparison.Ordinal) && line.Contains("-deployment |", StringComparison.Ordinal)).ToList();
        Assert.Equal(20, rows.Count);
        Assert.All(rows, static row => Assert.Equal(7, Bar().Count(row)));
    }

    [Fact]
    public async Task Json_has_all_of_it()
    {
        using var json = JsonDocument.Parse(await RenderAsync(ReportFormat.Json));
        Assert.Equal(20, json.RootElement.GetProperty("deploymentList").GetArrayLength());
        Assert.Equal("critical", json.RootElement.GetProperty("status").GetProperty("health").GetString()!.ToLowerInvariant());
        Assert.Equal(ReportWorkplace.Evil, json.RootElement.GetProperty("alerts")[0].GetProperty("title").GetString());
        Assert.True(json.RootElement.GetProperty("figures").GetArrayLength() > 40);
    }

    [Fact]
    public async Task JUnit_is_well_formed_and_what_was_not_measured_is_skipped()
    {
        var suites = XDocument.Parse(await RenderAsync(ReportFormat.JUnit)).Root!;
        var cases = suites.Descendants("testcase").ToList();
        Assert.Equal((int)suites.Attribute("tests")!, cases.Count);
        Assert.Equal((int)suites.Attribute("failures")!, cases.Count(static one => one.Element("failure") is not null));
        Assert.NotNull(cases.Single(static one => ((string)one.Attribute("name")!).StartsWith("lcp is", StringComparison.Ordinal)).Element("failure"));
        Assert.NotNull(cases.Single(static one => ((string)one.Attribute("name")!).StartsWith("fid is", StringComparison.Ordinal)).Element("skipped"));
        Assert.Contains(cases, static one => ((string)one.Attribute("classname")!) == "production.attention" && one.Element("failure") is not null);
    }

    [Fact]
    public async Task Prometheus_can_read_the_state()
    {
        var text = await RenderAsync(ReportFormat.Prometheus);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.All(lines, static line => Assert.Matches("^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+\\{([a-z]+=\"([^\"\\\\]|\\\\.)*\",?)+\\} -?[0-9.E+-]+)$", line));
        Assert.All(lines.Where(static line => line.StartsWith("# TYPE", StringComparison.Ordinal)).CountBy(static line => line, StringComparer.Ordinal), static pair => Assert.Equal(1, pair.Value));
        foreach (var name in new[] { "probe_success", "probe_duration_seconds", "probe_http_status_code", "probe_http_redirects", "probe_http_ssl", "probe_ssl_earliest_cert_expiry", "probe_dns_lookup_time_seconds", "productionops_deployments" })
            Assert.Contains(lines, line => line.StartsWith(name + "{", StringComparison.Ordinal));
        // 70 ms to the first byte, of which 4 for the name, 10 to connect and 20 for TLS.
        Assert.Contains(lines, static line => line.StartsWith("probe_http_duration_seconds{phase=\"processing\"", StringComparison.Ordinal) && line.EndsWith(" 0.036", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_has_a_rule_for_each_result()
    {
        await using var place = await ReportWorkplace.CreateAsync();
        await place.Place.Store.Maintenance.AddAsync(
            TestRecords.Maintenance(place.Place.Clock.Now.AddDays(-1)) with
            {
                MaintenanceType = MaintenanceType.ContentValidation,
                Status = MaintenanceStatus.Failed,
                ExecutedTime = place.Place.Clock.Now.AddDays(-1),
                CompletedTime = place.Place.Clock.Now.AddDays(-1),
                ContentValidation = new ContentValidationResult { BrokenLinks = ["index.html: gone.html"], InvalidImages = ["a.png"] },
            },
            TestStore.Cancellation);
        await place.Place.Store.Monitoring.AddAsync(
            TestRecords.Monitoring(place.Place.Clock.Now.AddHours(-1), MonitoringType.Security) with
            {
                Security = new SecurityMeasurement { Vulnerabilities = [new SecurityVulnerability { Id = "GHSA-1", Package = "left-pad", Version = "1.0.0", Severity = VulnerabilitySeverity.High, Title = "Bad.", Description = "" }] },
            },
            TestStore.Cancellation);
        using var json = JsonDocument.Parse(ReportService.Render(await place.Workspace.Reports.CollectAsync(place.Request, TestStore.Cancellation), ReportFormat.Sarif));
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = json.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()).ToList();
        Assert.Equal(rules.Count, rules.Distinct(StringComparer.Ordinal).Count());
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.All(results, result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.Contains(result.GetProperty("level").GetString(), (string?[])["error", "warning", "note"]);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Matches("^[0-9a-f]{64}$", result.GetProperty("partialFingerprints").GetProperty("finding/v1").GetString());
        });
        var found = results.Select(static result => result.GetProperty("ruleId").GetString()).ToList();
        Assert.All(["configuration-missing", "incident-open", "alert-open", "maintenance-waits", "maintenance-failed", "vulnerability", "link-broken", "image-broken"], rule => Assert.Contains(rule, found));
        // The alert is told once, from its own record.
        var alert = results.Single(static result => result.GetProperty("ruleId").GetString() == "alert-open");
        Assert.StartsWith(ReportWorkplace.Evil, alert.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("error", alert.GetProperty("level").GetString());
    }

    [Fact]
    public void uPlot_is_what_its_author_published()
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream("report/uplot/uPlot.iife.min.js")!;
        Assert.Equal(ReportAssets.UplotChecksum, Convert.ToHexStringLower(SHA256.HashData(stream)));
        Assert.Contains($"(v{ReportAssets.UplotVersion})", ReportAssets.Read("uplot/uPlot.iife.min.js"), StringComparison.Ordinal);
        Assert.Contains("The MIT License", ReportAssets.Read("uplot/LICENSE"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.html", ReportFormat.Html)]
    [InlineData("a.MD", ReportFormat.Markdown)]
    [InlineData("a.csv", ReportFormat.Csv)]
    [InlineData("a.json", ReportFormat.Json)]
    [InlineData("a.xml", ReportFormat.JUnit)]
    [InlineData("a.prom", ReportFormat.Prometheus)]
    [InlineData("a.sarif", ReportFormat.Sarif)]
    public void The_extension_decides(string path, ReportFormat format) => Assert.Equal(format, ReportService.FormatOf(path, format: null));

    [Fact]
    public void An_unknown_extension_is_refused() =>
        Assert.Equal("ReportFormatUnknown", Assert.Throws<OperationException>(() => ReportService.FormatOf("report.pdf", format: null)).Id);

    [Fact]
    public async Task A_file_is_replaced_at_once_or_not_at_all()
    {
        await using var place = await ReportWorkplace.CreateAsync(filled: false);
        var path = Path.Combine(place.Place.Folder, "site.prom");
        await File.WriteAllTextAsync(path, "old", TestStore.Cancellation);
        await Assert.ThrowsAsync<OperationException>(() => ExportAsync(place, path, noClobber: true));
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestStore.Cancellation));
        await ExportAsync(place, path);
        Assert.StartsWith("# HELP", await File.ReadAllTextAsync(path, TestStore.Cancellation), StringComparison.Ordinal);
        Assert.Equal(["site.prom"], Directory.GetFiles(place.Place.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_full_disk_leaves_the_old_file()
    {
        var files = new FullDisk();
        await using var place = await ReportWorkplace.CreateAsync(filled: false, files);
        var path = Path.Combine(place.Place.Folder, "report.html");
        await File.WriteAllTextAsync(path, "old", TestStore.Cancellation);
        files.IsFull = true;
        Assert.Equal("ReportDiskFull", (await Assert.ThrowsAsync<OperationException>(() => ExportAsync(place, path))).Id);
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestStore.Cancellation));
        Assert.Single(Directory.GetFiles(place.Place.Folder));
    }

    private static Task ExportAsync(ReportWorkplace place, string path, bool noClobber = false) => place.Workspace.Reports.ExportAsync(
        new ReportExportRequest { Analytics = place.Request, Path = path, NoClobber = noClobber }, TestStore.Cancellation);

    private static async Task<string> RenderAsync(ReportFormat format)
    {
        await using var place = await ReportWorkplace.CreateAsync();
        return ReportService.Render(await place.Workspace.Reports.CollectAsync(place.Request, TestStore.Cancellation), format);
    }

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"(?<![\d.,])1 (more )?(alerts|attempts|backups|days|deployments|figures|files|hours|incidents|measurements|minutes|records|rollbacks|runs|samples|were)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FalsePlural();

    [GeneratedRegex("<script", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();

    [GeneratedRegex("Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Policy();

    [GeneratedRegex("<(?<name>style|script)>(?<text>.*?)</\\k<name>>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bar();

    private sealed class FullDisk : DelegatingFileSystem
    {
        private const int NoSpace = 28;

        public bool IsFull { get; set; }

        public override FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false) =>
            IsFull ? throw new IOException("No space left on device", NoSpace) : base.WriteNew(path, content, isPrivate);
    }
}
