using ProductionOps.Files;
using ProductionOps.Maintenance.Content;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Maintenance.Content;

/// <summary>What is told of redirects, and of links that go through them.</summary>
public sealed class RedirectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RedirectTests()
    {
        _folder.WriteText("index.html", "<!doctype html><title>x</title>");
        _folder.WriteText("hours.html", "<!doctype html><title>x</title><p id=summer></p>");
    }

    [Fact]
    public async Task A_chain_that_leads_nowhere_is_told_once_by_its_last_line()
    {
        Redirect("/one /two", "/two /three 302", "/three /gone/", "/four /hours", "/five /four");
        Assert.Equal(["_redirects:3:1 redirect-broken /gone/"], await CheckAsync());
    }

    [Fact]
    public async Task A_circle_is_told_once_by_its_first_line_and_not_by_lines_that_lead_into_it()
    {
        Redirect("/into /b", "/a /b", "/b /c", "/c /a", "/self /self");
        Assert.Equal(["_redirects:2:1 redirect-loop /b", "_redirects:5:1 redirect-loop /self"], await CheckAsync());
    }

    [Fact]
    public async Task A_line_is_told_whose_end_no_other_line_can_tell()
    {
        Redirect("/old/* /new/:splat", "/first /old/gone", "/back/* /forth/:splat", "/forth/* /back/:splat", "/round /back/x");
        Assert.Equal(["_redirects:2:1 redirect-broken /old/gone", "_redirects:5:1 redirect-loop /back/x"], await CheckAsync());
    }

    [Fact]
    public async Task A_chain_of_more_than_ten_redirects_is_told_by_the_lines_from_which_it_is_that_long()
    {
        Redirect([.. Enumerable.Range(0, 13).Select(static step => $"/step-{step} /step-{step + 1}"), "/step-13 /hours"]);
        Assert.Equal(["_redirects:1:1 redirect-loop /step-1", "_redirects:2:1 redirect-loop /step-2", "_redirects:3:1 redirect-loop /step-3"], await CheckAsync());
    }

    [Fact]
    public async Task A_link_keeps_its_fragment_where_the_redirect_names_none()
    {
        Redirect("/plain /chain", "/chain /hours", "/named /hours#summer", "/lost /hours#winter", "/all/* /:splat#summer # for summer only");
        _folder.WriteText("index.html", """
            <!doctype html><title>x</title><a href=/plain>x</a><a href=/plain#summer>x</a>
            <a href=/plain#winter>wrong</a>
            <a href=/named>x</a><a href=/named#winter>x</a><a href=/all/hours#winter>x</a>
            <a href=/lost#summer>wrong</a>
            """);
        Assert.Equal(["index.html:2:9 anchor-missing /plain#winter", "index.html:4:9 anchor-missing /lost#summer"], await CheckAsync());
    }

    [Fact]
    public async Task Comments_are_no_redirects_and_hashes_within_an_address_are_no_comments()
    {
        Redirect("# /a /gone", "  # /b /gone", "/c /hours # /gone", "/d /gone#summer\t#x", "/e");
        Assert.Equal(["_redirects:4:1 redirect-broken /gone#summer", "_redirects:5:1 redirect-invalid /e"], (await CheckAsync()).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private void Redirect(params ReadOnlySpan<string> lines) => _folder.WriteText("_redirects", string.Join('\n', lines));

    private async Task<List<string>> CheckAsync()
    {
        var validator = new ContentValidator(new PhysicalFileSystem(), new ProcessRunner(TimeProvider.System), TimeProvider.System, SilentReporter.Instance);
        var options = new SiteCheckOptions { Directory = _folder.Path, Homepage = new Uri("https://museum.example/") };
        return await validator.ValidateAsync(options, null, TestContext.Current.CancellationToken)
            .Select(static finding => $"{finding.Page}:{finding.Line}:{finding.Column} {finding.Rule} {finding.Target}")
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}
