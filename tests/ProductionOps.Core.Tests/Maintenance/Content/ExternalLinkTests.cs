using ProductionOps.Core.Tests.Sites;
using ProductionOps.Files;
using ProductionOps.Maintenance.Content;
using ProductionOps.Maintenance.Content.External;
using ProductionOps.Processes;
using ProductionOps.Store;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Maintenance.Content;

/// <summary>External links, asked for on a real socket; and the age of content, from a real repository.</summary>
public sealed class ExternalLinkTests : IDisposable
{
    private static readonly ExternalPolicy Quick = new() { Pause = TimeSpan.Zero, BetweenRequests = TimeSpan.Zero };
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_link_is_dead_only_when_it_fails_in_two_runs_and_a_block_is_no_dead_link()
    {
        await using var server = LoopbackServer.Answering(static path => path switch
        {
            "/ok" => LoopbackServer.Ok("x"),
            "/temporary" => LoopbackServer.Redirect("/ok"),
            "/moved" => "HTTP/1.1 301 Moved Permanently\r\nLocation: /ok\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "/circle" => LoopbackServer.Redirect("/circle"),
            "/blocked" => LoopbackServer.Status("403 Forbidden"),
            "/robot" => LoopbackServer.Status("999 Request denied"),
            _ => LoopbackServer.Status("404 Not Found"),
        });
        _folder.WriteText("site/index.html", string.Concat(new[] { "ok", "temporary", "moved", "circle", "blocked", "robot", "gone", "gone#again" }.Select(path => $"<a href=\"{server.Address}{path}\">x</a>\n")));
        Directory.CreateDirectory(_folder.At("store"));
        await using var store = await new StoreFactory(new PhysicalFileSystem(), TimeProvider.System).InitializeAsync(_folder.At("store"), "Museum", TestContext.Current.CancellationToken);
        var state = store.State;
        Assert.Equal(
            ["blocked external-blocked", "circle external-unconfirmed", "gone external-unconfirmed", "moved external-moved", "robot external-blocked"],
            await CheckAsync(Validator(state), server.Address));
        var asked = server.Requests.Count(static head => LoopbackServer.PathOf(head) == "/ok");
        Assert.Equal(
            ["blocked external-blocked", "circle external-broken", "gone external-broken", "moved external-moved", "robot external-blocked"],
            await CheckAsync(Validator(state), server.Address));
        Assert.Equal(asked, server.Requests.Count(static head => LoopbackServer.PathOf(head) == "/ok"));
        Assert.Contains("gone external-broken", await CheckAsync(Validator(null), server.Address));
    }

    [Fact]
    public async Task Private_addresses_are_not_asked()
    {
        await using var server = LoopbackServer.Answering(static _ => LoopbackServer.Ok("x"));
        _folder.WriteText("site/index.html", $"<a href=\"{server.Address}secret\">x</a>");
        Assert.Equal(["secret external-refused"], await CheckAsync(Validator(null), server.Address, allowPrivate: false));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Content_is_as_old_as_the_last_commit_of_its_source()
    {
        var git = new GitSandbox(_folder.Path);
        await git.RunAsync("init", "--quiet");
        _folder.WriteText("src/pages/about.md", "x");
        _folder.WriteText("dist/about/index.html", "<title>x</title>");
        await git.CommitAsync();
        ContentSummary? sum = null;
        var later = new SettableTime { Now = DateTimeOffset.UtcNow.AddDays(400) };
        var validator = new ContentValidator(new PhysicalFileSystem(), new ProcessRunner(TimeProvider.System), later, SilentReporter.Instance);
        var found = await validator.ValidateAsync(
            new SiteCheckOptions { Directory = _folder.At("dist"), ProjectDirectory = _folder.Path }, each => sum = each, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var stale = Assert.Single(found);
        Assert.Equal(("content-stale", "src/pages/about.md", _folder.At("src/pages/about.md")), (stale.Rule, stale.Target!, stale.SourceFile!));
        Assert.Equal(["src/pages/about.md"], sum!.ToResult().ContentFreshness!.StaleContent);
    }

    public void Dispose() => _folder.Dispose();

    private static ContentValidator Validator(IStateCollection? state) =>
        new(new PhysicalFileSystem(), new ProcessRunner(TimeProvider.System), TimeProvider.System, SilentReporter.Instance) { ExternalPolicy = Quick, State = state };

    private async Task<List<string>> CheckAsync(ContentValidator validator, Uri server, bool allowPrivate = true)
    {
        var options = new SiteCheckOptions { Directory = _folder.At("site"), IncludeExternal = true, AllowPrivateAddresses = allowPrivate };
        var found = await validator.ValidateAsync(options, null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return [.. found.Select(finding => $"{finding.Target![server.AbsoluteUri.Length..].Split('#')[0]} {finding.Rule}").Order(StringComparer.Ordinal)];
    }
}
