using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ProductionOps.Files;
using ProductionOps.Sites;

namespace ProductionOps.Core.Tests.Sites;

public sealed class StaticSiteServerTests : IDisposable
{
    private static readonly string LongText = string.Concat(Enumerable.Repeat("body { color: black }\n", 100));
    private readonly SiteFolder _folder = new SiteFolder()
        .With("index.html", "<h1>Home</h1>")
        .With("über uns/index.html", "<h1>About</h1>")
        .With("empty/data.bin", [1, 2, 3])
        .With("styles.css", LongText)
        .With("404.html", "<h1>Nothing here</h1>");

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    [Theory]
    [InlineData("", "<h1>Home</h1>", "text/html; charset=utf-8")]
    [InlineData("index.html?v=1", "<h1>Home</h1>", "text/html; charset=utf-8")]
    [InlineData("%C3%BCber%20uns/", "<h1>About</h1>", "text/html; charset=utf-8")]
    [InlineData("empty/data.bin", "\u0001\u0002\u0003", "application/octet-stream")]
    public async Task Serves_files_and_the_index_of_directories(string path, string content, string type)
    {
        await using var server = Start();
        using var response = await _client.GetAsync(new Uri(server.Address, path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(content, await response.Content.ReadAsStringAsync());
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Redirects_a_directory_to_its_slash_and_keeps_the_query()
    {
        await using var server = Start();
        using var response = await _client.GetAsync(new Uri(server.Address, "%C3%BCber%20uns?q=1"));
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/%C3%BCber%20uns/?q=1", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty/")]
    public async Task Answers_a_missing_path_with_the_sites_own_page_and_status_404(string path)
    {
        await using var server = Start();
        using var response = await _client.GetAsync(new Uri(server.Address, path));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("<h1>Nothing here</h1>", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Compresses_text_for_those_who_take_it()
    {
        await using var server = Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "styles.css"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await _client.SendAsync(request);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        await using var text = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(LongText, await new StreamReader(text).ReadToEndAsync());
    }

    [Fact]
    public async Task Does_not_compress_for_those_who_refuse_it()
    {
        await using var server = Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "styles.css"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip", 0));
        using var response = await _client.SendAsync(request);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(LongText, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_entity_tag_holds_as_long_as_the_content_does()
    {
        await using var server = Start();
        using var first = await _client.GetAsync(server.Address);
        Assert.Equal(HttpStatusCode.NotModified, (await AskWithTagAsync(server.Address, first.Headers.ETag!)).StatusCode);
        _folder.With("index.html", "<h1>Home</h2>");
        Assert.Equal(HttpStatusCode.OK, (await AskWithTagAsync(server.Address, first.Headers.ETag!)).StatusCode);
    }

    [Fact]
    public async Task A_head_request_gets_the_length_and_no_body()
    {
        await using var server = Start();
        using var request = new HttpRequestMessage(HttpMethod.Head, server.Address);
        using var response = await _client.SendAsync(request);
        Assert.Equal(13, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        await using var server = Start();
        using var response = await _client.DeleteAsync(server.Address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/%2E%2E%2Fsecret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/..%5csecret.txt")]
    [InlineData("/empty/../../secret.txt")]
    [InlineData("//../secret.txt")]
    [InlineData("/index.html%00.css")]
    [InlineData("http://127.0.0.1/%2e%2e/secret.txt")]
    [InlineData("/outside/secret.txt")]
    [InlineData("/outside.txt")]
    [InlineData("/chained.txt")]
    public async Task No_path_leaves_the_site(string target)
    {
        File.WriteAllText(Path.Combine(_folder.Parent, "secret.txt"), "SECRET");
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "outside"), _folder.Parent);
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "outside.txt"), Path.Combine("..", "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "chained.txt"), Path.Combine("outside", "secret.txt"));
        await using var server = Start();
        var answer = await SendAsync(server, $"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("SECRET", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_inside_the_site_are_followed()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "about"), "über uns");
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "loop"), "loop");
        await using var server = Start();
        Assert.Equal("<h1>About</h1>", await _client.GetStringAsync(new Uri(server.Address, "about/")));
        using var loop = await _client.GetAsync(new Uri(server.Address, "loop"));
        Assert.Equal(HttpStatusCode.NotFound, loop.StatusCode);
    }

    [Fact]
    public async Task A_switch_of_the_root_link_is_seen_at_once()
    {
        var next = Path.Combine(_folder.Parent, "next");
        Directory.CreateDirectory(next);
        File.WriteAllText(Path.Combine(next, "index.html"), "<h1>Next</h1>");
        var current = Path.Combine(_folder.Parent, "current");
        File.CreateSymbolicLink(current, _folder.Root);
        await using var server = StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => current);
        Assert.Equal("<h1>Home</h1>", await _client.GetStringAsync(server.Address));
        File.Delete(current);
        File.CreateSymbolicLink(current, "next");
        Assert.Equal("<h1>Next</h1>", await _client.GetStringAsync(server.Address));
    }

    [Fact]
    public async Task A_site_can_be_mounted_below_a_path()
    {
        await using var server = StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => _folder.Root, mount: "/project");
        Assert.EndsWith("/project/", server.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("<h1>Home</h1>", await _client.GetStringAsync(server.Address));
        using var slashless = await _client.GetAsync(new Uri(server.Address, "/project"));
        Assert.Equal("/project/", slashless.Headers.Location!.OriginalString);
        using var outside = await _client.GetAsync(new Uri(server.Address, "/index.html"));
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    [Theory]
    [InlineData("NONSENSE\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nBad header: y\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nGET /")]
    public async Task What_is_no_request_is_refused_and_the_connection_closed(string request)
    {
        await using var server = Start();
        var answer = await SendAsync(server, request);
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_without_end_is_refused()
    {
        await using var server = Start();
        var answer = await SendAsync(server, "GET / HTTP/1.1\r\nX: " + new string('x', 16 * 1024));
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_were_sent_together_are_answered_in_turn()
    {
        await using var server = Start();
        var answer = await SendAsync(
            server,
            "GET /empty/data.bin HTTP/1.1\r\nHost: x\r\n\r\nGET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.Matches("(?s)^HTTP/1.1 200 .*HTTP/1.1 404 ", answer);
    }

    [Fact]
    public async Task Many_clients_are_served_at_once()
    {
        var large = new byte[3_000_000];
        Random.Shared.NextBytes(large);
        _folder.With("large.bin", large);
        await using var server = Start();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => _client.GetByteArrayAsync(new Uri(server.Address, "large.bin"))));
        Assert.All(answers, answer => Assert.True(answer.AsSpan().SequenceEqual(large)));
    }

    [Fact]
    public async Task It_stops_while_clients_idle_and_frees_its_port()
    {
        var server = Start();
        using var idle = new TcpClient();
        await idle.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        await server.DisposeAsync();
        Assert.Equal(0, await idle.GetStream().ReadAsync(new byte[1]));
        await using var again = StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => _folder.Root, server.Address.Port);
        Assert.Equal("<h1>Home</h1>", await _client.GetStringAsync(again.Address));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var server = Start();
        var error = Assert.Throws<OperationException>(() =>
            StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => _folder.Root, server.Address.Port));
        Assert.Equal("PortInUse", error.Id);
    }

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    private StaticSiteServer Start() => StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => _folder.Root);

    private async Task<HttpResponseMessage> AskWithTagAsync(Uri address, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        return await _client.SendAsync(request);
    }

    private static async Task<string> SendAsync(StaticSiteServer server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        client.Client.Shutdown(SocketShutdown.Send);
        return await new StreamReader(stream, Encoding.Latin1).ReadToEndAsync();
    }
}
