using System.Text;
using ProductionOps.Browsers;
using ProductionOps.Core.Tests.Browsers;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Monitoring.Performance.Lighthouse;
using ProductionOps.Monitoring.Performance.Vitals;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Monitoring.Performance;

public sealed class PerformanceMeterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PhysicalFileSystem _files = new();
    private readonly ProcessRunner _processes = new(TimeProvider.System);

    [Fact]
    public async Task Without_Lighthouse_the_page_is_measured_and_the_scores_are_absent_with_a_reason()
    {
        await using var server = Serve();
        var result = await Meter(Chromium.Starter()).MeasureAsync(new PerformanceRequest(server.Address, Settings() with { Page = "/about" }), default);
        Assert.Equal("/about", result.Page.AbsolutePath);
        var measured = result.Measurement;
        Assert.Null(measured.Lighthouse);

        // On a busy machine a page may not come to rest in time, which is said too.
        var reason = Assert.Single(result.Warnings, warning => !warning.Contains("come to rest", StringComparison.Ordinal));
        Assert.Contains("Lighthouse is not installed", reason, StringComparison.Ordinal);
        Assert.NotNull(measured.CoreWebVitals!.Lcp);
        Assert.NotNull(measured.CoreWebVitals.Fid);
        Assert.True(measured.BundleAnalysis!.Total > 0);
        Assert.NotNull(measured.LoadTime!.Complete);
        Assert.Equal(3, server.Requests.Count(head => LoopbackServer.PathOf(head) == "/about"));
    }

    [Fact]
    public async Task Without_a_browser_nothing_is_measured()
    {
        var failure = await Assert.ThrowsAsync<OperationException>(
            () => Meter(Chromium.Of("/nowhere/chrome")).MeasureAsync(new PerformanceRequest(new Uri("http://127.0.0.1/"), Settings()), default));
        Assert.Equal("BrowserNotFound", failure.Id);
    }

    [Fact]
    public async Task A_page_that_cannot_be_measured_is_an_error()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Status("503 Service Unavailable"));
        var failure = await Assert.ThrowsAsync<OperationException>(
            () => Meter(Chromium.Starter()).MeasureAsync(new PerformanceRequest(server.Address, Settings()), default));
        Assert.Equal("PageFailed", failure.Id);
    }

    [Fact]
    public async Task A_finished_report_is_taken_and_nothing_is_run()
    {
        var report = _folder.WriteText("report.json", """
            {"lighthouseVersion":"13.0.0","fetchTime":"2026-01-02T03:04:05.678Z","finalDisplayedUrl":"https://example.org/",
             "categories":{"performance":{"score":0.5},"seo":{"score":1}},"audits":{"largest-contentful-paint":{"numericValue":4000.5}},"runWarnings":["Slow"]}
            """);
        var request = new PerformanceRequest(new Uri("https://example.org/"), Settings()) { LighthouseReport = report };
        var result = await Meter(Chromium.Of("/nowhere/chrome")).MeasureAsync(request, default);
        Assert.Equal(
            new MonitoredLighthouse { Performance = 50, Seo = 100, LastRun = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero) }, result.Measurement.Lighthouse);
        Assert.Equal(new RatedValue { Value = 4.0005, Rating = WebVitalRating.Poor }, result.Measurement.CoreWebVitals!.Lcp);
        Assert.Null(result.Measurement.CoreWebVitals.Fid);
        Assert.Equal(["Slow"], result.Warnings);
    }

    [Fact]
    public async Task Cancellation_stops_it_and_leaves_no_browser()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes of the browser are found on Linux only.");
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackServer((_, _, token) =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, token);
        });
        var browsers = new StartedBrowsers(_processes);
        using var cancel = new CancellationTokenSource();
        var measuring = Meter(Chromium.Starter(processes: browsers)).MeasureAsync(new PerformanceRequest(server.Address, Settings()), cancel.Token);
        await Task.WhenAny(asked.Task, measuring);
        var profile = Assert.Single(browsers.Profiles);
        Assert.NotEmpty(BrowserProcesses.Of(profile));

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => measuring);
        await BrowserProcesses.WaitUntilGoneAsync(profile, TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists(Path.GetDirectoryName(profile)));
        using var free = _files.TryLock(_folder.At("lock"));
        Assert.NotNull(free);
    }

    public void Dispose() => _folder.Dispose();

    private static PerformanceMonitoringSettings Settings() => new()
    {
        Enabled = true,
        Frequency = 24,
        Budgets = new PageBudgets(),
        Throttling = ThrottlingProfile.None,
        MaximumRuns = 3,
    };

    private static LoopbackServer Serve() => LoopbackServer.Answering(_ =>
    {
        const string Body = "<!doctype html><link rel=icon href='data:,'><h1>Hello</h1>";
        return $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Encoding.UTF8.GetByteCount(Body)}\r\nConnection: close\r\n\r\n{Body}";
    });

    // No Lighthouse is found: this program list is empty.
    private PerformanceMeter Meter(BrowserStarter browsers) => new(
        new VitalsSeries(browsers),
        new LighthouseMeter(
            new LighthouseLocator(new NoPrograms(), _files, new BrowserLocator(_processes, _files, Environment.GetEnvironmentVariable)),
            new LighthouseRunner(_processes, _files, MinimalEnvironment.OfThisProcess(), Environment.IsPrivilegedProcess)),
        new LighthouseImport(_files),
        new MeasurementLock(_files, TimeProvider.System, _folder.At("lock")),
        new MachineLoad(_files, int.MaxValue),
        TimeProvider.System);

    private sealed class NoPrograms : IProcessRunner
    {
        public string? Find(string program) => null;

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}
