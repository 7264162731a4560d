using System.IO.Compression;
using System.Text;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Deployment.Proof;
using ProductionOps.Monitoring.Accessibility;

namespace ProductionOps.Core.Tests.Monitoring.Accessibility;

public sealed class SitemapReaderTests
{
    private const string Space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'";

    [Fact]
    public async Task Addresses_come_in_order_each_once_and_of_this_site_only()
    {
        await using var server = Serve((_, site) => Bytes(
            $"<?xml version='1.0'?><urlset {Space} xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>" +
            $"<url><loc> {site}b </loc><image:image><image:loc>{site}picture.png</image:loc></image:image></url>" +
            $"<url><loc>{site}a?x=1&amp;y=2</loc></url><url><loc>{site}b</loc></url><url><loc>https://elsewhere.test/</loc></url></urlset>"));
        Assert.Equal(["/b", "/a?x=1&y=2"], await ReadAsync(server.Address, 10));
    }

    [Fact]
    public async Task An_index_is_followed_also_into_compressed_files_and_only_as_far_as_needed()
    {
        await using var server = Serve((path, site) => path switch
        {
            "/sitemap.xml" => Bytes(
                $"<sitemapindex {Space}><sitemap><loc>{site}one.xml.gz</loc></sitemap><sitemap><loc>{site}sitemap.xml</loc></sitemap>" +
                $"<sitemap><loc>{site}two.xml</loc></sitemap><sitemap><loc>{site}three.xml</loc></sitemap></sitemapindex>"),
            "/one.xml.gz" => Gzip($"<urlset {Space}><url><loc>{site}1</loc></url><url><loc>{site}2</loc></url></urlset>"),
            "/two.xml" => Bytes($"<urlset {Space}><url><loc>{site}3</loc></url><url><loc>{site}4</loc></url></urlset>"),
            _ => throw new InvalidOperationException(path),
        });
        Assert.Equal(["/1", "/2", "/3"], await ReadAsync(server.Address, 3));
        Assert.Equal(["/sitemap.xml", "/one.xml.gz", "/two.xml"], server.Requests.Select(LoopbackServer.PathOf));
    }

    [Theory]
    [InlineData("<html></html>", "its root is 'html'")]
    [InlineData("<urlset><url>", "not XML")]
    [InlineData("", "not XML")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&a;</loc></url></urlset>", "not XML")]
    [InlineData("<urlset><url><loc>http://</loc></url></urlset>", "is no address")]
    public async Task What_is_no_sitemap_is_told(string content, string reason)
    {
        await using var server = Serve((_, _) => Bytes(content));
        var failure = await Assert.ThrowsAsync<OperationException>(() => ReadAsync(server.Address, 10));
        Assert.Equal("SitemapInvalid", failure.Id);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_does_not_unpack()
    {
        await using var server = Serve((_, _) => Gzip("<urlset>" + new string(' ', 60 * 1024 * 1024)));
        Assert.Contains("larger", (await Assert.ThrowsAsync<OperationException>(() => ReadAsync(server.Address, 10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sitemap_that_is_not_there_is_told()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Status("404 Not Found"));
        Assert.Equal("SitemapUnreachable", (await Assert.ThrowsAsync<OperationException>(() => ReadAsync(server.Address, 10))).Id);
    }

    private static LoopbackServer Serve(Func<string, string, byte[]> content) => new(async (head, stream, token) =>
    {
        var host = head.Split("Host: ")[1].Split("\r\n")[0];
        var body = content(LoopbackServer.PathOf(head), $"http://{host}/");
        await stream.WriteAsync(Bytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), token);
        await stream.WriteAsync(body, token);
    });

    private static async Task<IEnumerable<string>> ReadAsync(Uri site, int maximum) =>
        (await new SitemapReader(FreshConnections.Create, TimeProvider.System).ReadAsync(new Uri(site, "/sitemap.xml"), maximum, default))
            .Select(page => page.PathAndQuery);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Bytes(text));
        return packed.ToArray();
    }
}
