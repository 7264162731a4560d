using System.Text;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Browsers;
using ProductionOps.Core.Tests.Browsers;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Files;
using ProductionOps.Reporting;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Reporting;

/// <summary>The report of a year, served, and a browser to look at it; made once for a class.</summary>
public sealed class ReportedYear : IAsyncLifetime
{
    private TestStore? _place;
    private LoopbackServer? _server;
    private Browser? _browser;

    public Uri Address => _server!.Address;

    internal Browser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsInstalled) return;
        _place = await TestStore.CreateAsync();
        _place.Clock.Now = new DateTimeOffset(2026, 3, 7, 9, 0, 0, TimeSpan.Zero);
        await new FictionalYear(_place.Store, _place.Clock.Now).FillAsync(TimeSpan.FromHours(2), TestStore.Cancellation);
        var html = await RenderAsync(_place);
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(html)}\r\nConnection: close\r\n\r\n";
        _server = LoopbackServer.Answering(_ => head + html);
        _browser = await Chromium.Starter().StartAsync(TestStore.Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        if (_place is not null) await _place.DisposeAsync();
    }

    private static async Task<string> RenderAsync(TestStore place)
    {
        await using var workspace = await ProductionWorkspace.OpenAsync(
            new WorkspaceOptions
            {
                StoreAddress = place.Root,
                CurrentDirectory = place.Folder,
                Reporter = SilentReporter.Instance,
                Integrations = static () => throw new NotSupportedException(),
                Time = place.Clock,
                Files = new PhysicalFileSystem(),
            },
            TestStore.Cancellation);
        var request = new AnalyticsRequest { Period = new ReportPeriodParser(place.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Parse("1y") };
        return ReportService.Render(await workspace.Reports.CollectAsync(request, TestStore.Cancellation), ReportFormat.Html);
    }
}
