using System.Text;
using ProductionOps.Browsers;
using ProductionOps.Core.Tests.Browsers;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Deployment.Proof;
using ProductionOps.Model;
using ProductionOps.Monitoring.Accessibility;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Monitoring.Accessibility;

public sealed class AccessibilityAuditorTests
{
    private const string Good = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Good</title></head><body><main><h1>Hello</h1>
        <p>Text with <a href="/next">a link</a>.</p><img src="data:," alt="A picture"><label>Name <input></label></main></body></html>
        """;

    private const string Bad = """
        <!doctype html><html><head><meta charset="utf-8"><title></title></head><body><h2>Hello</h2><h4>Deep</h4><div id="host"></div>
        <img id="one" src="data:,"><img id="two" src="data:,"><a id="link" href="/x"></a><button id="button"></button><input id="field">
        <p id="pale" style="color:#ddd;background:#fff">Pale</p>
        <iframe id="frame" title="Inner" srcdoc="<html lang=en><title>Inner</title><body><main><img id=inner src='data:,'></main>"></iframe>
        <script>host.attachShadow({mode: 'open'}).innerHTML = '<img id="deep" src="data:,">'</script></body></html>
        """;

    [Fact]
    public async Task A_page_without_violations_is_told_so_at_the_level_that_was_tested()
    {
        await using var server = Serve(_ => Good);
        var result = await Auditor().MeasureAsync(Request(server.Address), default);
        var measured = result.Measurement;
        Assert.Equal(WcagLevel.AA, measured.WcagCompliance!.Level);
        Assert.Empty(measured.WcagCompliance.Violations);
        Assert.Contains("image-alt", measured.WcagCompliance.PassedTests);
        Assert.Equal(0, measured.AxeResults!.Violations);
        Assert.True(measured.AxeResults.Passes > 5);
        Assert.True(measured.ScreenReaderTest!.Compatible, string.Join('\n', measured.ScreenReaderTest.Issues));
        Assert.Equal(100, result.Score);
        Assert.DoesNotContain(result.Warnings, warning => !warning.Contains("come to rest", StringComparison.Ordinal));
        Assert.Equal(AxeCore.Version, Assert.Single(result.Pages).Version);
    }

    [Fact]
    public async Task Violations_are_found_in_frames_and_shadow_trees_too()
    {
        await using var server = Serve(_ => Bad);
        var result = await Auditor().MeasureAsync(Request(server.Address), default);
        var measured = result.Measurement;
        var violations = measured.WcagCompliance!.Violations;
        Assert.Null(measured.WcagCompliance.Level);
        Assert.Equal(
            ["#frame -> #inner", "#host >>> #deep", "#one", "#two"],
            violations.Where(violation => violation.Id == "image-alt").Select(violation => violation.Selector).Order(StringComparer.Ordinal));
        var image = violations.First(violation => violation.Selector == "#one");
        Assert.Equal(
            (AccessibilityImpact.Critical, "1.1.1", "<img id=\"one\" src=\"data:,\">", server.Address.AbsoluteUri),
            (image.Impact, image.WcagCriterion, image.Context, image.Page));
        Assert.StartsWith("https://dequeuniversity.com/rules/axe/", image.HelpUrl, StringComparison.Ordinal);
        Assert.Contains(violations, violation => violation is { Id: "color-contrast", WcagCriterion: "1.4.3", Impact: AccessibilityImpact.Serious });
        Assert.Superset(
            new HashSet<string>(["button-name", "color-contrast", "document-title", "html-has-lang", "image-alt", "label", "link-name"], StringComparer.Ordinal),
            violations.Select(violation => violation.Id).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(violations.Select(violation => violation.Id).Distinct(StringComparer.Ordinal).Count(), measured.AxeResults!.Violations);
        Assert.InRange(result.Score, 0, 60);
    }

    [Fact]
    public async Task What_a_screen_reader_misses_is_told()
    {
        await using var server = Serve(_ => Bad);
        var test = (await Auditor().MeasureAsync(Request(server.Address), default)).Measurement.ScreenReaderTest!;
        Assert.False(test.Compatible);
        string[] expected =
        [
            "The document names no language", "The document has no title.", "There is no main landmark",
            "The first heading, 'Hello', is of level 2", "The heading 'Deep' is of level 4 and follows one of level 2.",
            "An image has no name: <img id=\"one\"", "An image has no name: <img id=\"two\"", "An image has no name: <img id=\"deep\"",
            "A link has no name: <a id=\"link\"", "A button has no name: <button id=\"button\"", "A form field has no name: <input id=\"field\"",
        ];
        Assert.All(expected, text => Assert.Contains(test.Issues, issue => issue.StartsWith(text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(WcagLevel.A, WcagLevel.A)]
    [InlineData(WcagLevel.AA, WcagLevel.A)]
    public async Task The_level_is_the_highest_without_a_violation(WcagLevel tested, WcagLevel reached)
    {
        await using var server = Serve(_ => Good.Replace("<p>", "<p style='color:#ccc;background:#fff'>", StringComparison.Ordinal));
        var result = await Auditor().MeasureAsync(Request(server.Address, tested), default);
        Assert.Equal(reached, result.Measurement.WcagCompliance!.Level);
    }

    [Fact]
    public async Task A_strict_policy_and_hostile_scripts_do_not_keep_axe_out()
    {
        const string Policy = "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:\r\n";
        var hostile = Bad.Replace("<body>", "<body><script src='/hostile.js'></script>", StringComparison.Ordinal);
        await using var server = LoopbackServer.Answering(path => path == "/hostile.js"
            ? Response("JSON.stringify = () => '[]'; window.axe = {run: 1}; Array.prototype.map = null; window.define = () => 1; define.amd = {}", "text/javascript", Policy)
            : Response(hostile, "text/html", Policy));
        await using var plain = Serve(_ => Bad.Replace("<script>host", "<script type=none>host", StringComparison.Ordinal));
        var strict = await Auditor().MeasureAsync(Request(server.Address), default);
        var free = await Auditor().MeasureAsync(Request(plain.Address), default);
        Assert.Equal(Found(free), Found(strict));
    }

    [Fact]
    public async Task A_violation_keeps_its_discovery_and_is_told_once_when_it_is_gone()
    {
        var html = Bad;
        await using var server = Serve(_ => html);
        var time = new SettableTime();
        var auditor = Auditor(time);
        var first = (await auditor.MeasureAsync(Request(server.Address), default)).Measurement;
        time.Now += TimeSpan.FromDays(1);
        html = Bad.Replace("<img id=\"one\" src=\"data:,\">", "<img id=\"new\" src=\"data:,\">", StringComparison.Ordinal);
        var second = (await auditor.MeasureAsync(Request(server.Address) with { Previous = first }, default)).Measurement;
        var third = (await auditor.MeasureAsync(Request(server.Address) with { Previous = second }, default)).Measurement;
        AccessibilityViolation Of(AccessibilityMeasurement measurement, string selector) =>
            Assert.Single(measurement.WcagCompliance!.Violations, violation => violation.Selector == selector && violation.Id == "image-alt");
        Assert.Equal(Of(first, "#two").DiscoveredAt, Of(third, "#two").DiscoveredAt);
        Assert.Null(Of(third, "#two").FixedAt);
        Assert.Equal(Of(first, "#one").DiscoveredAt.AddDays(1), Of(second, "#new").DiscoveredAt);
        Assert.Equal(Of(first, "#one") with { FixedAt = Of(second, "#new").DiscoveredAt }, Of(second, "#one"));
        Assert.DoesNotContain(third.WcagCompliance!.Violations, violation => violation.Selector == "#one");
        Assert.Equal(first.AxeResults, second.AxeResults);
    }

    [Fact]
    public async Task Pages_and_the_sitemap_are_tested_together_and_one_that_fails_is_a_warning()
    {
        Uri? site = null;
        await using var server = LoopbackServer.Answering(path => path switch
        {
            "/sitemap.xml" => Response(
                $"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{site}bad</loc></url><url><loc>{site}gone</loc></url><url><loc>{site}</loc></url></urlset>", "application/xml"),
            "/bad" => Response(Bad, "text/html"),
            "/gone" => LoopbackServer.Status("404 Not Found"),
            _ => Response(Good, "text/html"),
        });
        site = server.Address;
        var request = Request(site);
        var result = await Auditor().MeasureAsync(
            request with { Settings = request.Settings with { Pages = ["/", "/other"], Sitemap = "/sitemap.xml" } }, default);
        Assert.Equal(["/", "/other", "/bad"], result.Pages.Select(page => page.Page.AbsolutePath));
        var warning = Assert.Single(result.Warnings, one => !one.Contains("come to rest", StringComparison.Ordinal));
        Assert.Contains("/gone' was not tested", warning, StringComparison.Ordinal);
        Assert.Contains("status 404", warning, StringComparison.Ordinal);
        Assert.All(result.Measurement.WcagCompliance!.Violations, violation => Assert.EndsWith("/bad", violation.Page, StringComparison.Ordinal));
        Assert.All(result.Measurement.ScreenReaderTest!.Issues, issue => Assert.StartsWith("/bad: ", issue, StringComparison.Ordinal));
        Assert.DoesNotContain("image-alt", result.Measurement.WcagCompliance.PassedTests);
    }

    [Fact]
    public async Task Where_no_page_can_be_tested_nothing_is_reported()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Status("500 Internal Server Error"));
        Assert.Equal("PageFailed", (await Assert.ThrowsAsync<OperationException>(() => Auditor().MeasureAsync(Request(server.Address), default))).Id);
    }

    [Fact]
    public async Task A_page_that_goes_away_while_it_is_tested_is_an_error_and_not_without_violations()
    {
        await using var server = Serve(path => path == "/"
            ? Good.Replace("</body>", "<script>new MutationObserver(() => location.href = '/next').observe(document, {attributes: true, childList: true, subtree: true})</script></body>", StringComparison.Ordinal)
            : Good);
        await using var browser = await Chromium.Starter().StartAsync(default);
        await using var page = await browser.OpenPageAsync(PageSetup.Desktop, default);
        await page.LoadAsync(server.Address, default);
        page.Hold();
        var failure = await Assert.ThrowsAsync<OperationException>(() => new AxeRunner(
            "window.axe = {run: () => new Promise(() => document.body.append('x'))}", TimeSpan.FromSeconds(30)).RunAsync(page, server.Address, ["wcag2a"], default));
        Assert.Equal("PageNavigatedAway", failure.Id);
    }

    [Theory]
    [InlineData("window.axe = {run: async () => ({})}", "AxeReportInvalid")]
    [InlineData("window.axe = {run: async () => undefined}", "AxeReportInvalid")]
    [InlineData("window.axe = {run: async () => ({testEngine: {name: 'axe-core', version: '4'}, url: '', violations: []})}", "AxeReportInvalid")]
    [InlineData("window.axe = {run: async () => { throw new Error('axe is already running') }}", "PageScriptFailed")]
    [InlineData("window.axe = {run: () => new Promise(() => {})}", "BrowserTimeout")]
    [InlineData("", "PageScriptFailed")]
    public async Task What_axe_does_wrong_is_an_error_and_not_without_violations(string script, string id)
    {
        await using var server = Serve(_ => Good);
        await using var browser = await Chromium.Starter().StartAsync(default);
        await using var page = await browser.OpenPageAsync(PageSetup.Desktop, default);
        await page.LoadAsync(server.Address, default);
        page.Hold();
        var failure = await Assert.ThrowsAsync<OperationException>(
            () => new AxeRunner(script, TimeSpan.FromSeconds(1)).RunAsync(page, server.Address, ["wcag2a"], default));
        Assert.Equal(id, failure.Id);
    }

    private static AccessibilityAuditor Auditor(TimeProvider? time = null) => new(
        Chromium.Starter(), new SitemapReader(FreshConnections.Create, TimeProvider.System), time ?? TimeProvider.System, processors: 2);

    private static AccessibilityRequest Request(Uri site, WcagLevel level = WcagLevel.AA) =>
        new(site, new AccessibilityMonitoringSettings { Enabled = true, WcagLevel = level, Frequency = 24 });

    private static LoopbackServer Serve(Func<string, string> html) => LoopbackServer.Answering(path => Response(html(path), "text/html"));

    private static string Response(string body, string type, string headers = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: {type}; charset=utf-8\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    private static IEnumerable<string> Found(AccessibilityResult result) =>
        result.Pages.Single().Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} {node.Selector}")).Order(StringComparer.Ordinal);
}
