using System.Globalization;
using System.IO.Compression;
using System.Text;
using ProductionOps.Core.Tests.Browsers;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring.Performance.Vitals;
using ProductionOps.Sites;

namespace ProductionOps.Core.Tests.Monitoring.Performance;

/// <summary>Pages whose figures are known because they make them.</summary>
public sealed class VitalsMeterTests(SharedBrowser shared) : IClassFixture<SharedBrowser>
{
    private const string Wait = "const wait = ms => { const end = performance.now() + ms; while (performance.now() < end); };";

    [Fact]
    public async Task Every_figure_of_a_plain_page_is_measured()
    {
        var sample = await MeasureAsync("<h1>Hello</h1>");
        var vitals = sample.Vitals;
        Assert.All([vitals.Lcp, vitals.Fcp, vitals.Cls, vitals.Fid, vitals.Inp, vitals.Tbt, vitals.Ttfb], value => Assert.NotNull(value));
        Assert.Equal(0, vitals.Cls);
        Assert.True(vitals.Lcp >= vitals.Fcp);
        Assert.True(vitals.Fcp * 1000 >= vitals.Ttfb);
        var load = sample.LoadTime!;
        Assert.All([load.Dns, load.Connect, load.FirstByte, load.DomLoad, load.Complete], value => Assert.NotNull(value));
        Assert.Null(load.Tls);
        Assert.True(load.FirstByte <= load.DomLoad && load.DomLoad <= load.Complete);
        Assert.Equal(vitals.Ttfb, load.FirstByte);
        Assert.Null(sample.InputProblem);
        Assert.False(sample.IsRestless);
    }

    [Fact]
    public async Task A_late_large_element_is_the_largest_paint_and_not_the_first()
    {
        var sample = await MeasureAsync("<p>Small</p><script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<h1 style=\"font-size:90px\">Large and late</h1>'), 700)</script>");
        Assert.InRange(sample.Vitals.Lcp!.Value, 0.7, 30);
        Assert.True(sample.Vitals.Fcp < sample.Vitals.Lcp);
    }

    [Fact]
    public async Task A_shift_has_the_score_that_its_geometry_gives_it()
    {
        // A box of full width and 40 % of the height moves down by 20 %: impact 0.6, distance 0.2 of the larger side of the window.
        var sample = await MeasureAsync(
            "<style>body{margin:0}#a{height:0}#b{height:40vh;background:#333}</style><div id=a></div><div id=b>Text</div><script>setTimeout(() => a.style.height = '20vh', 500)</script>");
        var side = 940.0 / 1350;
        Assert.Equal(0.6 * 0.2 * side, sample.Vitals.Cls!.Value, 0.02);
    }

    [Fact]
    public async Task Shifts_far_apart_do_not_add_up()
    {
        // The second shift comes so long after the first one was seen; a request that is answered only then keeps the page busy.
        const string Body = "<style>body{margin:0}#b{height:40vh;background:#333}</style><div id=a></div><div id=b>Text</div><script>" +
            "fetch('/slow'); setTimeout(() => a.style.height = '20vh', 300); let seen = 0;" +
            "new PerformanceObserver(() => { if (++seen === 1) setTimeout(() => a.style.height = '40vh', GAP); else fetch('/done') }).observe({type: 'layout-shift'})</script>";
        var together = await MeasureAsync(Body.Replace("GAP", "0", StringComparison.Ordinal));
        var apart = await MeasureAsync(Body.Replace("GAP", "1200", StringComparison.Ordinal));
        Assert.Equal(together.Vitals.Cls!.Value / 2, apart.Vitals.Cls!.Value, 0.03);
    }

    [Fact]
    public async Task Blocking_time_is_what_long_tasks_are_over_50_ms_after_the_first_paint()
    {
        var sample = await MeasureAsync(
            $"<p>Hello<script>{Wait} wait(300); onload = () => requestAnimationFrame(() => setTimeout(() => {{ wait(250); setTimeout(() => wait(150)) }}, 200))</script>");
        Assert.InRange(sample.Vitals.Tbt!.Value, 300, 30_000);
    }

    [Fact]
    public async Task The_first_input_waits_for_what_the_page_does()
    {
        var sample = await MeasureAsync($"<p>Hello<script>{Wait} addEventListener('mousemove', () => wait(300), {{once: true}})</script>");
        Assert.InRange(sample.Vitals.Fid!.Value, 200, 30_000);
        Assert.InRange(sample.Vitals.Inp!.Value, sample.Vitals.Fid.Value - 8, 30_000);
    }

    [Fact]
    public async Task The_next_paint_waits_for_what_a_click_starts()
    {
        var sample = await MeasureAsync($"<p>Hello<script>{Wait} addEventListener('click', () => wait(300))</script>");
        Assert.InRange(sample.Vitals.Inp!.Value, 300, 30_000);
    }

    [Fact]
    public async Task The_click_follows_no_link_and_a_page_of_nothing_else_gets_a_key()
    {
        await using var server = LoopbackServer.Answering(path => path == "/"
            ? Html("<a href=/next style='position:fixed;inset:0'>Everything</a>")
            : Html("<p>Wrong"));
        var sample = await new VitalsMeter().MeasureAsync(shared.Browser, server.Address, ThrottlingProfile.None, default);
        Assert.NotNull(sample.Vitals.Fid);
        Assert.DoesNotContain(server.Requests, head => LoopbackServer.PathOf(head) == "/next");
    }

    [Fact]
    public async Task A_page_that_goes_away_at_a_click_has_no_input_figures_but_all_others()
    {
        await using var server = LoopbackServer.Answering(path => path == "/"
            ? Html("<p>Hello<script>addEventListener('pointerdown', () => location.href = '/next')</script>")
            : Html("<p>Next"));
        var sample = await new VitalsMeter().MeasureAsync(shared.Browser, server.Address, ThrottlingProfile.None, default);
        Assert.Null(sample.Vitals.Fid);
        Assert.Null(sample.Vitals.Inp);
        Assert.NotNull(sample.Vitals.Lcp);
        Assert.Contains("another address", sample.InputProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_paints_nothing_has_no_paint_figures()
    {
        var sample = await MeasureAsync("");
        Assert.Null(sample.Vitals.Lcp);
        Assert.Null(sample.Vitals.Fcp);
        Assert.Null(sample.Vitals.Tbt);
    }

    [Theory]
    [InlineData(ThrottlingProfile.None)]
    [InlineData(ThrottlingProfile.Mobile)]
    public async Task Sizes_are_those_of_the_network_and_compression_is_seen(ThrottlingProfile profile)
    {
        using var folder = new TemporaryFolder();
        var script = string.Concat(Enumerable.Range(0, 4000).Select(i => string.Create(CultureInfo.InvariantCulture, $"let a{i}=1;")));
        var css = string.Concat(Enumerable.Range(0, 4000).Select(_ => "p{margin:0}"));
        folder.WriteText("index.html", "<!doctype html><link rel=icon href='data:,'><link rel=stylesheet href=a.css><script src=a.js></script><p>Hello<img src=a.png>");
        folder.WriteText("a.js", script);
        folder.WriteText("a.css", css);
        await File.WriteAllBytesAsync(folder.At("a.png"), Bitmap(100, 100));
        await using var server = StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => folder.Path);
        var bundle = (await new VitalsMeter().MeasureAsync(shared.Browser, server.Address, profile, default)).Bundle;
        var packed = Gzip(script) + Gzip(css) + Gzip(await File.ReadAllTextAsync(folder.At("index.html")));
        Assert.InRange(bundle.Images!.Value, 30_054, 30_554);
        Assert.InRange(bundle.Javascript, 100, script.Length / 2);
        Assert.InRange(bundle.Css, 100, css.Length / 2);
        Assert.Equal(bundle.Total, bundle.Javascript + bundle.Css + bundle.Assets);
        Assert.InRange(bundle.Assets, bundle.Images.Value + 1, bundle.Images.Value + 1000);
        var plain = script.Length + css.Length + new FileInfo(folder.At("index.html")).Length;
        Assert.Equal(1 - ((double)packed / plain), bundle.CompressionRatio!.Value, 0.005);
    }

    [Fact]
    public async Task A_phone_on_a_slow_network_is_slower()
    {
        await using var server = LoopbackServer.Answering(_ => Html($"<p>Hello<script>{Wait}</script>" + new string(' ', 200_000)));
        var sample = await new VitalsMeter().MeasureAsync(shared.Browser, server.Address, ThrottlingProfile.Mobile, default);
        // The latency, and 200 kB at 1474.56 kbit/s.
        Assert.InRange(sample.LoadTime!.Complete!.Value, 560 + 900, 60_000);
    }

    private static string Html(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body) + 15}\r\nConnection: close\r\n\r\n<!doctype html>{body}";

    // 54 bytes of head and three for each point; what ends early is not read to its end by the browser.
    private static byte[] Bitmap(int width, int height)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        var size = 54 + (3 * width * height);
        writer.Write("BM"u8);
        foreach (var value in new[] { size, 0, 54, 40, width, height }) writer.Write(value);
        writer.Write((short)1);
        writer.Write((short)24);
        writer.Write(new byte[size - 30]);
        return content.ToArray();
    }

    // A file of a few bytes is served as it is.
    private static int Gzip(string text)
    {
        if (text.Length < 256) return text.Length;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray().Length;
    }

    private async Task<PageSample> MeasureAsync(string body)
    {
        var done = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (head, stream, token) =>
        {
            if (LoopbackServer.PathOf(head) == "/done") done.TrySetResult();
            if (LoopbackServer.PathOf(head) == "/slow") await done.Task.WaitAsync(token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Html(body)), token);
        });
        return await new VitalsMeter().MeasureAsync(shared.Browser, server.Address, ThrottlingProfile.None, default);
    }
}
