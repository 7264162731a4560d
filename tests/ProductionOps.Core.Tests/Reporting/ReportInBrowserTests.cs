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
public sealed class ReportInBrowserTests
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

    private static async Task<LoopbackServer> ServeAsync(ReportWorkplace place)
    {
        var html = ReportService.Render(await place.Workspace.Reports.CollectAsync(place.Request, TestStore.Cancellation), ReportFormat.Html);
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(html)}\r\nConnection: close\r\n\r\n";
        return LoopbackServer.Answering(_ => head + html);
    }
}
