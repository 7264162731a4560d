using System.Globalization;
using System.Text;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Model;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Core.Tests.Monitoring.Uptime;

public sealed class HttpProbeTests
{
    private static readonly HttpProbe Probe = new(TimeProvider.System);

    [Fact]
    public async Task An_expected_answer_is_no_failure_and_has_its_phases()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Ok("<h1>Hello</h1>"));
        var result = await Probe.RunAsync(new ProbeTarget(server.Address), TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        Assert.Equal(200, result.HttpStatus);
        Assert.Equal("127.0.0.1", result.Address);
        Assert.Equal(14, result.Length);
        Assert.Null(result.Phases.Dns);
        Assert.Null(result.Phases.Tls);
        Assert.True(result.Phases.Connect <= result.Phases.FirstByte && result.Phases.FirstByte <= result.Phases.Complete, result.Phases.ToString());
    }

    [Fact]
    public async Task A_name_is_resolved_in_a_phase_of_its_own()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Ok("x"));
        var result = await Probe.RunAsync(new ProbeTarget(new Uri($"http://localhost:{server.Address.Port}/")), TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        Assert.NotNull(result.Phases.Dns);
        Assert.Empty(result.FailedAddresses);
    }

    [Fact]
    public async Task A_name_that_has_no_address_is_said_to_have_none()
    {
        var result = await Probe.RunAsync(new ProbeTarget(new Uri("http://nobody.invalid/")), TestContext.Current.CancellationToken);
        Assert.Equal(ProbeFailureKind.NameNotResolved, result.Failure?.Kind);
        Assert.Contains("'nobody.invalid' could not be resolved", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Null(result.HttpStatus);
        Assert.Null(result.Phases.Complete);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_no_connection()
    {
        Uri address;
        await using (var server = LoopbackServer.Answering(_ => "")) address = server.Address;
        var result = await Probe.RunAsync(new ProbeTarget(address), TestContext.Current.CancellationToken);
        Assert.Equal(ProbeFailureKind.ConnectionFailed, result.Failure?.Kind);
        Assert.Contains($"127.0.0.1:{address.Port}: Connection refused", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500 Internal Server Error", "it answers 500 Internal Server Error")]
    [InlineData("404 Not Found", "it answers 404 Not Found")]
    [InlineData("304 Not Modified", "it answers 304 Not Modified")]
    public async Task Another_status_than_expected_is_a_failure(string status, string message)
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Status(status));
        var result = await Probe.RunAsync(new ProbeTarget(server.Address), TestContext.Current.CancellationToken);
        Assert.Equal(new ProbeFailure(ProbeFailureKind.UnexpectedStatus, message), result.Failure);
        Assert.Equal(int.Parse(status[..3], CultureInfo.InvariantCulture), result.HttpStatus);
    }

    [Fact]
    public async Task A_status_that_is_expected_is_good_even_if_it_is_a_redirect()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Redirect("/elsewhere"));
        var result = await Probe.RunAsync(new ProbeTarget(server.Address) { ExpectedStatus = [new StatusRange(301, 302)] }, TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        Assert.Equal(302, result.HttpStatus);
        Assert.Equal(0, result.Redirects);
    }

    [Fact]
    public async Task Redirects_are_followed_and_counted()
    {
        await using var server = LoopbackServer.Answering(path => path switch
        {
            "/" => LoopbackServer.Redirect("/a"),
            "/a" => LoopbackServer.Redirect("b?c=d"),
            _ => LoopbackServer.Ok(path),
        });
        var result = await Probe.RunAsync(new ProbeTarget(server.Address) { ExpectedText = "/b?c=d" }, TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        Assert.Equal(2, result.Redirects);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        await using var server = LoopbackServer.Answering(path => LoopbackServer.Redirect(path == "/a" ? "/b" : "/a"));
        var result = await Probe.RunAsync(new ProbeTarget(server.Address) { MaximumRedirects = 4 }, TestContext.Current.CancellationToken);
        Assert.Equal(new ProbeFailure(ProbeFailureKind.RedirectFailed, "it redirects more than 4 times"), result.Failure);
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_to_no_web_address_is_a_failure(string location)
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Redirect(location));
        var result = await Probe.RunAsync(new ProbeTarget(server.Address), TestContext.Current.CancellationToken);
        Assert.Equal(ProbeFailureKind.RedirectFailed, result.Failure?.Kind);
    }

    [Fact]
    public async Task A_text_is_found_wherever_it_is_cut()
    {
        const string Text = "<title>Über uns</title>";
        foreach (var before in (int[])[0, 16 * 1024 - 5, 16 * 1024, 40_000])
        {
            await using var server = LoopbackServer.Answering(_ => LoopbackServer.Ok(new string('x', before) + Text + new string('y', 40_000)));
            var found = await Probe.RunAsync(new ProbeTarget(server.Address) { ExpectedText = Text }, TestContext.Current.CancellationToken);
            Assert.Null(found.Failure);
        }
    }

    [Fact]
    public async Task A_text_that_is_not_there_is_missed()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Ok("<title>Error</title>"));
        var result = await Probe.RunAsync(new ProbeTarget(server.Address) { ExpectedText = "Welcome" }, TestContext.Current.CancellationToken);
        Assert.Equal(new ProbeFailure(ProbeFailureKind.TextMissing, "the answer does not contain 'Welcome'"), result.Failure);
    }

    [Fact]
    public async Task A_text_is_compared_in_the_encoding_of_the_page()
    {
        await using var server = new LoopbackServer((_, stream, token) => stream.WriteAsync(
            Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Length: 4\r\nConnection: close\r\n\r\nÜber"), token).AsTask());
        Assert.Null((await Probe.RunAsync(new ProbeTarget(server.Address) { ExpectedText = "Über" }, TestContext.Current.CancellationToken)).Failure);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_out_of_time()
    {
        await using var server = new LoopbackServer((_, _, token) => Task.Delay(Timeout.Infinite, token));
        var result = await Probe.RunAsync(new ProbeTarget(server.Address) { Timeout = TimeSpan.FromSeconds(0.3) }, TestContext.Current.CancellationToken);
        Assert.Equal(new ProbeFailure(ProbeFailureKind.Timeout, "no complete answer within 0.3 s (waiting for the answer)"), result.Failure);
    }

    [Fact]
    public async Task A_server_that_sends_its_headers_byte_by_byte_is_out_of_time()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            foreach (var letter in "HTTP/1.1 200 OK\r\nX-Slow: " + new string('a', 10_000))
            {
                await stream.WriteAsync(new[] { (byte)letter }, token);
                await Task.Delay(20, token);
            }
        });
        var result = await Probe.RunAsync(new ProbeTarget(server.Address) { Timeout = TimeSpan.FromSeconds(0.3) }, TestContext.Current.CancellationToken);
        Assert.Equal(ProbeFailureKind.Timeout, result.Failure?.Kind);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            var piece = new byte[256 * 1024];
            while (true) await stream.WriteAsync(piece, token);
        });
        var result = await Probe.RunAsync(new ProbeTarget(server.Address) { Timeout = TimeSpan.FromMinutes(2) }, TestContext.Current.CancellationToken);
        Assert.Equal(new ProbeFailure(ProbeFailureKind.AnswerTooLarge, "the answer is larger than 16 MB"), result.Failure);
    }

    [Fact]
    public async Task Headers_without_end_are_cut_off()
    {
        var sent = 0L;
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Huge: "u8.ToArray(), token);
            var piece = Encoding.ASCII.GetBytes(new string('a', 64 * 1024));
            for (; sent < 1024L * 1024 * 1024; sent += piece.Length) await stream.WriteAsync(piece, token);
        });
        var result = await Probe.RunAsync(new ProbeTarget(server.Address) { Timeout = TimeSpan.FromMinutes(2) }, TestContext.Current.CancellationToken);
        Assert.Equal(ProbeFailureKind.AnswerTooLarge, result.Failure?.Kind);
        Assert.True(sent < 32 * 1024 * 1024, $"{sent} bytes were read");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("")]
    public async Task What_is_not_a_whole_answer_is_a_failure(string answer)
    {
        await using var server = LoopbackServer.Answering(_ => answer);
        var result = await Probe.RunAsync(new ProbeTarget(server.Address), TestContext.Current.CancellationToken);
        Assert.Equal(ProbeFailureKind.ProtocolError, result.Failure?.Kind);
    }

    [Fact]
    public async Task It_asks_as_somebody_who_has_never_been_there()
    {
        await using var server = LoopbackServer.Answering(path => path == "/"
            ? "HTTP/1.1 302 Found\r\nLocation: /next\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"
            : LoopbackServer.Ok("x"));
        await Probe.RunAsync(new ProbeTarget(server.Address), TestContext.Current.CancellationToken);
        Assert.All(server.Requests, request =>
        {
            Assert.DoesNotContain("Cookie:", request, StringComparison.Ordinal);
            Assert.Contains("Cache-Control: no-cache", request, StringComparison.Ordinal);
            Assert.Contains("User-Agent: ProductionOps/", request, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_proxy_is_asked_instead_of_the_site()
    {
        await using var proxy = LoopbackServer.Answering(path => LoopbackServer.Ok($"through the proxy: {path}"));
        var result = await Probe.RunAsync(
            new ProbeTarget(new Uri("http://site.invalid/page")) { Proxy = proxy.Address, ExpectedText = "through the proxy: http://site.invalid/page" },
            TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        Assert.Null(result.Address);
    }

    [Fact]
    public async Task An_address_of_the_other_family_is_not_used()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Ok("x"));
        var address = new Uri($"http://localhost:{server.Address.Port}/");
        var four = await Probe.RunAsync(new ProbeTarget(address) { AddressFamily = ProbeAddressFamily.Ipv4 }, TestContext.Current.CancellationToken);
        var six = await Probe.RunAsync(new ProbeTarget(address) { AddressFamily = ProbeAddressFamily.Ipv6 }, TestContext.Current.CancellationToken);
        Assert.Null(four.Failure);
        Assert.True(six.Failure?.Kind is ProbeFailureKind.ConnectionFailed or ProbeFailureKind.NameNotResolved);
    }

    [Fact]
    public async Task It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new LoopbackServer(async (_, _, token) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Probe.RunAsync(new ProbeTarget(server.Address), stop.Token));
    }
}
