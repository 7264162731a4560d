using System.Globalization;
using ProductionOps.Browsers;
using ProductionOps.Deployment.Proof;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Tests the accessibility of pages with axe-core in Chromium.</summary>
/// <param name="browsers">Starts the browser.</param>
/// <param name="sitemaps">Reads the sitemap.</param>
/// <param name="time">Clock of the findings.</param>
/// <param name="processors">Pages that are tested at the same time.</param>
public sealed class AccessibilityAuditor(BrowserStarter browsers, SitemapReader sitemaps, TimeProvider time, int processors) : IAccessibilityAuditor
{
    private const int DefaultMaximumPages = 50;
    private const string Activity = "Testing accessibility";
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PageLimit = TimeSpan.FromMinutes(2);

    /// <summary>The auditor of this machine.</summary>
    public static AccessibilityAuditor OfThisMachine(IProcessRunner processes, IFileSystem files, TimeProvider time) => new(
        BrowserStarter.OfThisMachine(processes, files, time), new SitemapReader(FreshConnections.Create, time), time, Environment.ProcessorCount);

    /// <inheritdoc/>
    public async Task<AccessibilityResult> MeasureAsync(AccessibilityRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pages = await PagesAsync(request, cancellationToken);
        await using var browser = await browsers.StartAsync(cancellationToken);
        var audits = await AuditAsync(browser, pages, request, cancellationToken);
        var tested = audits.Where(audit => audit.Report is not null).ToList();
        if (tested.Count == 0) throw audits[0].Failure!;
        return Result(request, [.. tested.Select(audit => audit.Report!)], audits);
    }

    private AccessibilityResult Result(AccessibilityRequest request, List<AxeReport> reports, IReadOnlyList<PageAudit> audits)
    {
        var summary = new AccessibilitySummary(reports, request.Settings.WcagLevel);
        var issues = audits.SelectMany(audit => audit.Issues.Select(issue => audits.Count == 1 ? issue : $"{audit.Page.PathAndQuery}: {issue}")).ToList();
        var measurement = new AccessibilityMeasurement
        {
            WcagCompliance = new WcagCompliance
            {
                Level = summary.Level,
                Violations = ViolationHistory.Join(reports, request.Previous?.WcagCompliance?.Violations ?? [], time.GetUtcNow()),
                PassedTests = summary.Passed,
            },
            AxeResults = summary.Counts,
            ScreenReaderTest = new ScreenReaderTest { Compatible = issues.Count == 0, Issues = issues },
        };
        return new AccessibilityResult(measurement, summary.Score, reports, [.. audits.SelectMany(audit => audit.Warnings)]);
    }

    private async Task<IReadOnlyList<Uri>> PagesAsync(AccessibilityRequest request, CancellationToken cancellationToken)
    {
        var settings = request.Settings;
        var maximum = settings.MaximumPages ?? DefaultMaximumPages;
        List<Uri> pages = [.. settings.Pages.Select(page => PageAddress.Of(request.Site, page))];
        if (settings.Sitemap is { } sitemap)
        {
            var named = await sitemaps.ReadAsync(PageAddress.Of(request.Site, sitemap), maximum, cancellationToken);
            pages.AddRange(named.Select(page => PageAddress.On(request.Site, page)));
        }

        if (pages.Count == 0) pages.Add(request.Site);
        return [.. pages.DistinctBy(page => page.AbsoluteUri, StringComparer.Ordinal).Take(maximum)];
    }

    private async Task<IReadOnlyList<PageAudit>> AuditAsync(
        Browser browser, IReadOnlyList<Uri> pages, AccessibilityRequest request, CancellationToken cancellationToken)
    {
        var axe = new AxeRunner(AxeCore.ReadScript(), PageLimit);
        var tags = WcagTags.Of(request.Settings.WcagLevel);
        var audits = new PageAudit[pages.Count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, processors), CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, pages.Count, options, async (index, token) =>
        {
            audits[index] = await AuditAsync(browser, axe, pages[index], tags, token);
            var count = Interlocked.Increment(ref done);
            var status = string.Create(CultureInfo.InvariantCulture, $"{count} of {new Quantity(pages.Count, "page")}");
            request.Reporter.Progress(new OperationProgress(Activity, status, 100 * count / pages.Count, Completed: count == pages.Count));
        });
        return audits;
    }

    private static async Task<PageAudit> AuditAsync(
        Browser browser, AxeRunner axe, Uri address, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        try
        {
            await using var page = await browser.OpenPageAsync(PageSetup.Desktop, cancellationToken);
            await page.LoadAsync(address, cancellationToken);
            var rests = await page.RestAsync(Quiet, cancellationToken);
            page.Hold();
            var report = await axe.RunAsync(page, address, tags, cancellationToken);
            var issues = await new ScreenReaderReview().ReviewAsync(page, cancellationToken);
            page.CheckHeld();
            return new PageAudit(address) { Report = report, Issues = issues, IsRestless = !rests };
        }
        catch (OperationException exception)
        {
            return new PageAudit(address) { Failure = exception };
        }
    }
}
