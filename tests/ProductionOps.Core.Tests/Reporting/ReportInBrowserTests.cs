using System.Text;
using ProductionOps.Browsers;
using ProductionOps.Core.Tests.Browsers;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Deployment.Proof;
using ProductionOps.Model;
using ProductionOps.Monitoring.Accessibility;
using ProductionOps.Reporting;

namespace ProductionOps.Core.Tests.Reporting;

/// <summary>The page in a real Chromium.</summary>
public sealed class ReportInBrowserTests(ReportedYear year) : IClassFixture<ReportedYear>
{
    [Fact]
    public async Task A_page_has_no_accessibility_violation()
    {
        Chromium.SkipUnlessInstalled();
        await using var place = await ReportWorkplace.CreateAsync();
        await using var server = await ServeAsync(place);
        var auditor = new AccessibilityAuditor(
            Chromium.Starter(), new SitemapReader(FreshConnections.Create, TimeProvider.System), TimeProvider.System, processors: 2);
        var settings = new AccessibilityMonitoringSettings { Enabled = true, WcagLevel = WcagLevel.AA, Frequency = 24 };
        var result = await auditor.MeasureAsync(new AccessibilityRequest(server.Address, settings), TestStore.Cancellation);
        Assert.Empty(result.Measurement.WcagCompliance!.Violations);
    }

    // The policy of the page would stop a script that is not its own, and one that came out of a text would have run by now.
    [Fact]
    public async Task Its_own_scripts_run_and_no_other()
    {
        Chromium.SkipUnlessInstalled();
        await using var place = await ReportWorkplace.CreateAsync();
        await using var server = await ServeAsync(place);
        await using var browser = await Chromium.Starter().StartAsync(TestStore.Cancellation);
        await using var page = await browser.OpenPageAsync(PageSetup.Desktop, TestStore.Cancellation);
        await page.LoadAsync(server.Address, TestStore.Cancellation);
        const string Counts = "[document.querySelectorAll('.zoom').length, document.querySelectorAll('.zoom canvas').length, document.scripts.length].join()";
        var counts = (await page.EvaluateAsync(Counts, TestStore.Cancellation)).GetString()!.Split(',');
        Assert.Equal(counts[0], counts[1]);
        Assert.NotEqual("0", counts[0]);
        Assert.Equal("3", counts[2]);
    }

    // What the developer tools would show: the console, the log of the browser, exceptions, what a policy stopped, requests that failed.
    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_page_of_a_year_leaves_the_console_empty_and_fits_its_screen(int width, bool dark)
    {
        Chromium.SkipUnlessInstalled();
        await using var page = await DevToolsPage.OpenAsync(year.Browser, width, dark);
        await page.LoadAsync(year.Address);
        Assert.Empty(page.Complaints);
        Assert.Equal(width, (await page.EvaluateAsync("document.scrollingElement.scrollWidth")).GetInt32());
        Assert.Equal(dark ? "rgb(16, 22, 29)" : "rgb(246, 247, 249)", (await page.EvaluateAsync("getComputedStyle(document.body).backgroundColor")).GetString());
        // Unfolded, its tables scroll by themselves.
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => { one.open = true; })");
        Assert.Equal(width, (await page.EvaluateAsync("document.scrollingElement.scrollWidth")).GetInt32());
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task What_goes_wrong_in_a_page_would_be_seen()
    {
        Chromium.SkipUnlessInstalled();
        await using var page = await DevToolsPage.OpenAsync(year.Browser, 800, dark: false);
        await page.LoadAsync(year.Address);
        Assert.Empty(page.Complaints);
        await page.EvaluateAsync("""
            console.warn('noticed');
            setTimeout(() => { throw new Error('thrown'); });
            document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.example/x.png' }));
            new Promise(done => addEventListener('securitypolicyviolation', () => setTimeout(() => done(0))));
            """);
        await page.EvaluateAsync("0");
        foreach (var word in new[] { "noticed", "thrown", "elsewhere.example" }) Assert.Contains(page.Complaints, complaint => complaint.Contains(word, StringComparison.Ordinal));
    }

    // On paper everything is dark on white, whatever the reader's screen is; a chart is as wide as the paper and nothing hangs over it.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_paper_the_page_is_dark_on_white(bool dark)
    {
        Chromium.SkipUnlessInstalled();
        await using var page = await DevToolsPage.OpenAsync(year.Browser, 720, dark);
        await page.LoadAsync(year.Address);
        await page.EmulateMediaAsync("print", dark);
        const string Colours = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color, getComputedStyle(document.querySelector('.chart text')).fill].join(' ')";
        Assert.Equal("rgb(255, 255, 255) rgb(0, 0, 0) rgb(68, 68, 68)", (await page.EvaluateAsync(Colours)).GetString());
        Assert.Equal(720, (await page.EvaluateAsync("document.scrollingElement.scrollWidth")).GetInt32());
        Assert.True((await page.EvaluateAsync("[...document.querySelectorAll('.charts svg')].every(one => one.getBoundingClientRect().width > 600)")).GetBoolean());
        Assert.True((await page.EvaluateAsync("[...document.querySelectorAll('figure')].every(one => getComputedStyle(one).breakInside === 'avoid')")).GetBoolean());
    }

    private static async Task<LoopbackServer> ServeAsync(ReportWorkplace place)
    {
        var html = ReportService.Render(await place.Workspace.Reports.CollectAsync(place.Request, TestStore.Cancellation), ReportFormat.Html);
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(html)}\r\nConnection: close\r\n\r\n";
        return LoopbackServer.Answering(_ => head + html);
    }
}
