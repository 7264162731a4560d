using System.Text;
using ProductionOps.Browsers;
using ProductionOps.Core.Tests.Sites;

namespace ProductionOps.Core.Tests.Browsers;

public sealed class BrowserPageTests(SharedBrowser shared) : IClassFixture<SharedBrowser>
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_page_is_loaded_and_asked()
    {
        await using var server = LoopbackServer.Answering(_ => Html("<title>Grüße</title><p>Hello"));
        await using var page = await shared.Browser.OpenPageAsync(PageSetup.Desktop, default);
        var end = await page.LoadAsync(server.Address, default);
        Assert.Equal(server.Address, end);
        Assert.True(await page.RestAsync(Quiet, default));
        Assert.Equal("Grüße", (await page.EvaluateAsync("document.title", default)).GetString());
        Assert.Equal(3, (await page.EvaluateAsync("Promise.resolve(1 + 2)", default)).GetInt32());
        var failed = await Assert.ThrowsAsync<OperationException>(() => page.EvaluateAsync("no.such.thing", default));
        Assert.Equal("PageScriptFailed", failed.Id);
        Assert.Contains("no is not defined", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_share_nothing()
    {
        await using var server = LoopbackServer.Answering(_ => Html("<script>document.cookie = 'a=1'; localStorage.b = '2'</script>"));
        await using var first = await shared.Browser.OpenPageAsync(PageSetup.Desktop, default);
        await first.LoadAsync(server.Address, default);
        Assert.Equal("a=1", (await first.EvaluateAsync("document.cookie", default)).GetString());
        await using var second = await shared.Browser.OpenPageAsync(PageSetup.Desktop, default);
        await second.LoadAsync(new Uri(server.Address, "/other"), default);
        var request = Assert.Single(server.Requests, head => LoopbackServer.PathOf(head) == "/other");
        Assert.DoesNotContain("Cookie:", request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found", "PageFailed", "status 404")]
    [InlineData("HTTP/1.1 503 Unavailable", "PageFailed", "status 503")]
    [InlineData("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x", "PageFailed", "status 401")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /again", "PageRedirectLoop", "redirects without end")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename=a.zip", "PageIsDownload", "is a download")]
    [InlineData("HTTP/1.1 204 No Content", "PageUnreachable", "ERR_ABORTED")]
    public async Task What_is_no_page_is_told(string head, string id, string text)
    {
        await using var server = LoopbackServer.Answering(_ => head + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
        var failure = await LoadAsync(server.Address);
        Assert.Equal(id, failure.Id);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_unreachable()
    {
        Uri address;
        await using (var server = LoopbackServer.Answering(_ => "")) address = server.Address;
        Assert.Contains("ERR_CONNECTION_REFUSED", (await LoadAsync(address)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=127.0.0.1", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = new LoopbackServer(certificate);
        Assert.Contains("net::ERR_CERT_", (await LoadAsync(server.Address)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_told()
    {
        await using var other = LoopbackServer.Answering(_ => Html("<p>Elsewhere"));
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Redirect($"http://localhost:{other.Address.Port}/"));
        var failure = await LoadAsync(server.Address);
        Assert.Equal("PageLeftSite", failure.Id);
        Assert.Contains("localhost", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_redirects_is_followed_and_one_that_does_not_stop_is_told()
    {
        await using var server = LoopbackServer.Answering(path => path switch
        {
            "/" => Html("<script>location.replace('/end')</script>"),
            "/late" => Html("<script>onload = () => setTimeout(() => location.replace('/end'))</script>"),
            "/loop" => Html("<script>location.replace('/loop?' + Math.random())</script>"),
            var one when one.StartsWith("/loop?", StringComparison.Ordinal) => Html("<script>location.replace('/loop?' + Math.random())</script>"),
            _ => Html("<p>The end"),
        });
        await using (var page = await shared.Browser.OpenPageAsync(PageSetup.Desktop, default))
        {
            Assert.Equal("/end", (await page.LoadAsync(server.Address, default)).AbsolutePath);
        }

        await using (var page = await shared.Browser.OpenPageAsync(PageSetup.Desktop, default))
        {
            await page.LoadAsync(new Uri(server.Address, "/late"), default);
            await page.RestAsync(Quiet, default);
            Assert.Equal("/end", (await page.EvaluateAsync("location.pathname", default)).GetString());
        }

        await using (var page = await shared.Browser.OpenPageAsync(PageSetup.Desktop, default))
        {
            var failure = await Assert.ThrowsAsync<OperationException>(() => page.LoadAsync(new Uri(server.Address, "/loop"), default));
            Assert.Equal("PageRedirectLoop", failure.Id);
        }
    }

    [Theory]
    [InlineData("/never", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>Hello")]
    [InlineData("/silent", "")]
    public async Task A_page_that_never_finishes_ends_at_the_limit(string path, string begin)
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(begin), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        var failure = await LoadAsync(new Uri(server.Address, path), new BrowserLimits { Load = TimeSpan.FromSeconds(1) });
        Assert.Equal("PageNotLoaded", failure.Id);
    }

    [Fact]
    public async Task A_page_that_sends_too_much_is_stopped()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(), token);
            var junk = new byte[64 * 1024];
            while (true) await stream.WriteAsync(junk, token);
        });
        Assert.Equal("PageTooLarge", (await LoadAsync(server.Address, new BrowserLimits { PageBytes = 1_000_000 })).Id);
    }

    [Fact]
    public async Task Dialogs_are_answered()
    {
        await using var server = LoopbackServer.Answering(_ => Html(
            "<script>onbeforeunload = e => e.preventDefault(); alert('Hello'); document.title = confirm('Really?') + prompt('Who?', 'me')</script>"));
        await using var page = await shared.Browser.OpenPageAsync(PageSetup.Desktop, default);
        await page.LoadAsync(server.Address, default);
        Assert.StartsWith("true", (await page.EvaluateAsync("document.title", default)).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_crashes_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The process of a tab is found on Linux only.");
        await using var server = LoopbackServer.Answering(_ => Html("<p>Hello"));
        await using var browser = await Chromium.Starter().StartAsync(default);
        await using var page = await browser.OpenPageAsync(PageSetup.Desktop, default);
        await page.LoadAsync(server.Address, default);
        var asking = page.EvaluateAsync("new Promise(() => {})", default);
        Chromium.Signal(browser, "KILL", "--type=renderer");
        Assert.Equal("PageCrashed", (await Assert.ThrowsAsync<OperationException>(() => asking)).Id);
        await using var other = await browser.OpenPageAsync(PageSetup.Desktop, default);
        await other.LoadAsync(server.Address, default);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(150)]
    public async Task A_page_that_comes_to_rest_between_two_looks_at_the_clock_is_not_waited_for_without_an_end(int step)
    {
        await using var server = LoopbackServer.Answering(_ => Html("<h1>Hello</h1>"));
        await using var browser = await Chromium.Starter(new BrowserLimits { Rest = TimeSpan.FromSeconds(30) }, new SteppingTime(TimeSpan.FromMilliseconds(step))).StartAsync(default);
        await using var page = await browser.OpenPageAsync(PageSetup.Desktop, default);
        await page.LoadAsync(server.Address, default);
        Assert.True(await page.RestAsync(Quiet, default));
    }

    [Fact]
    public async Task What_is_loaded_is_counted()
    {
        var script = new string('x', 50_000);
        await using var server = LoopbackServer.Answering(path => path switch
        {
            "/a.js" => $"HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: {script.Length + 4}\r\nConnection: close\r\n\r\n//{script}\r\n",
            "/from" => LoopbackServer.Redirect("/a.js"),
            _ => Html("<script src=/from></script>"),
        });
        await using var page = await shared.Browser.OpenPageAsync(PageSetup.Desktop, default);
        await page.LoadAsync(server.Address, default);
        await page.RestAsync(Quiet, default);
        var loaded = Assert.Single(page.Traffic.Requests, request => request.Type == "Script");
        Assert.Equal((script.Length + 4, 200, "text/javascript", true), ((int)loaded.Content, loaded.Status, loaded.MediaType, loaded.IsDone));
        Assert.Equal(loaded.Content, loaded.Body);
        Assert.InRange(loaded.Transferred, loaded.Body + 1, loaded.Body + 1000);
    }

    private static string Html(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    private async Task<OperationException> LoadAsync(Uri address, BrowserLimits? limits = null)
    {
        await using var browser = limits is null ? null : await Chromium.Starter(limits).StartAsync(default);
        await using var page = await (browser ?? shared.Browser).OpenPageAsync(PageSetup.Desktop, default);
        return await Assert.ThrowsAsync<OperationException>(() => page.LoadAsync(address, default));
    }
}
