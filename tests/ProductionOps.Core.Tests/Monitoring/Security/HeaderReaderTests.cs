using ProductionOps.Core.Tests.Sites;
using ProductionOps.Integrations.Html;
using ProductionOps.Monitoring.Security.Headers;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Core.Tests.Monitoring.Security;

public sealed class HeaderReaderTests
{
    private static readonly HeaderReader Reader = new(static () => new PageReader(), TimeProvider.System);

    [Fact]
    public async Task A_site_on_this_machine_is_read_as_any_other()
    {
        await using var server = LoopbackServer.Answering(static path => path == "/"
            ? LoopbackServer.Redirect("/home")
            : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Frame-Options: DENY\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d\r\nContent-Length: 41\r\nConnection: close\r\n\r\n<script src='https://cdn.test/'></script>");
        var evidence = await ReadAsync(server.Address);
        Assert.Equal(new Uri(server.Address, "/home"), evidence.Url);
        Assert.Equal("DENY", evidence.Find("x-frame-options"));
        Assert.Equal(2, evidence.Headers.Count(static header => header.Key == "Set-Cookie"));
        Assert.Equal("https://cdn.test/", Assert.Single(evidence.Page.Scripts).Source);
        Assert.Equal([server.Address, evidence.Url], evidence.HttpRoute);
        Assert.Contains(server.Requests, static request => request.StartsWith("OPTIONS /home", StringComparison.Ordinal) && request.Contains("Origin: ", StringComparison.Ordinal));
        Assert.Equal("F", HeaderGrader.Grade(evidence).Grade);
    }

    [Fact]
    public async Task A_site_that_redirects_in_a_circle_is_not_graded()
    {
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Redirect("/"));
        var error = await Assert.ThrowsAsync<ProbeException>(() => ReadAsync(server.Address));
        Assert.Equal(ProbeFailureKind.RedirectFailed, error.Failure.Kind);
    }

    [Fact]
    public async Task A_site_that_is_down_is_not_graded()
    {
        Uri address;
        await using (var server = LoopbackServer.Answering(static _ => "")) address = server.Address;
        await Assert.ThrowsAsync<ProbeException>(() => ReadAsync(address));
    }

    private static Task<HeaderEvidence> ReadAsync(Uri site) => Reader.ReadAsync(site, new ProbeTarget(site), TestContext.Current.CancellationToken);
}
