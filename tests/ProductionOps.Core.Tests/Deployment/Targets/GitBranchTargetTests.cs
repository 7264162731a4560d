using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Targets.Git;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Deployment.Targets;

/// <summary>A real repository with a real bare one as its remote.</summary>
public sealed class GitBranchTargetTests : IAsyncLifetime
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly SiteFixture _site = new();
    private readonly GitSandbox _repository;
    private readonly GitSandbox _remote;

    public GitBranchTargetTests()
    {
        _repository = new GitSandbox(_site.At("repository ü"));
        _remote = new GitSandbox(_site.At("remote ü.git"));
    }

    public async ValueTask InitializeAsync()
    {
        await _remote.RunAsync("init", "--quiet", "--bare");
        await _repository.RunAsync("init", "--quiet");
        await _repository.RunAsync("remote", "add", "origin", _remote.Path);
        await _repository.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    private GitBranchTarget Target(string? path = null, string? cname = null) => new(
        new DeploymentTarget { Type = DeploymentTargetType.GitBranch, Path = path, Cname = cname },
        "pages",
        _repository.Path,
        new ProcessRunner(TimeProvider.System));

    private async Task<ReleaseContent> DeployAsync(GitBranchTarget target, int number, string? index = null)
    {
        if (index is not null) _site.WriteText("index.html", index);
        var content = await _site.ReleaseAsync(number);
        await target.StageAsync(content, None);
        await target.ActivateAsync(content.ReleaseId, None);
        return content;
    }

    private Task<string> ServedAsync(string path) => _remote.RunAsync("cat-file", "blob", "gh-pages:" + path);

    [Fact]
    public async Task A_release_is_staged_without_touching_anything_and_pushed_when_activated()
    {
        _site.WriteText(".gitignore", "*.html");
        File.WriteAllText(Path.Combine(_repository.Path, "work in progress.txt"), "mine");
        var status = await _repository.RunAsync("status", "--porcelain");
        var target = Target();
        var content = await _site.ReleaseAsync(1);

        await target.StageAsync(content, None);
        Assert.Empty(await _remote.RunAsync("for-each-ref"));
        Assert.Empty(await target.VerifyAsync(content.Manifest, None));
        await target.ActivateAsync(content.ReleaseId, None);

        Assert.Equal("<h1>Hello</h1>", await ServedAsync("index.html"));
        Assert.Equal("<p>Grüße</p>", await ServedAsync("über uns/index.html"));
        Assert.Equal(string.Empty, await ServedAsync(".nojekyll"));
        Assert.Contains(content.ReleaseId, await ServedAsync(LiveMarker.Path), StringComparison.Ordinal);
        var tree = await _remote.RunAsync("ls-tree", "-r", "-z", "--name-only", "gh-pages");
        Assert.Equal(
            content.Manifest.Files.Select(file => file.Path).Append(".nojekyll").Order(StringComparer.Ordinal),
            tree.Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.Equal(status, await _repository.RunAsync("status", "--porcelain"));
        Assert.Equal("main", await _repository.RunAsync("branch", "--format=%(refname:short)"));
        Assert.Equal(content.ReleaseId, (await target.InspectAsync(None)).ActiveReleaseId);
        Assert.Equal(content.Manifest.Checksum, (await target.FindManifestAsync(content.ReleaseId, None))!.Checksum);
    }

    [Fact]
    public async Task Going_back_adds_a_commit_with_the_earlier_files()
    {
        var target = Target();
        var first = await DeployAsync(target, 1, "one");
        await DeployAsync(target, 2, "two");

        Assert.Empty(await target.VerifyAsync(first.Manifest, None));
        await target.ActivateAsync(first.ReleaseId, None);

        Assert.Equal("one", await ServedAsync("index.html"));
        Assert.Equal("3", await _remote.RunAsync("rev-list", "--count", "gh-pages"));
        var state = await target.InspectAsync(None);
        Assert.Equal(first.ReleaseId, state.ActiveReleaseId);
        Assert.Equal([SiteFixture.Id(1), SiteFixture.Id(2)], state.ReleaseIds);
    }

    [Fact]
    public async Task The_domain_of_the_branch_is_kept_and_the_configured_one_wins()
    {
        await DeployAsync(Target(cname: "www.example.org"), 1);
        Assert.Equal("www.example.org", await ServedAsync("CNAME"));
        await DeployAsync(Target(), 2);
        Assert.Equal("www.example.org", await ServedAsync("CNAME"));
        var third = await DeployAsync(Target(cname: "example.net"), 3);

        Assert.Equal("example.net", await ServedAsync("CNAME"));
        Assert.Empty(await Target().VerifyAsync(third.Manifest, None));
    }

    [Fact]
    public async Task A_site_in_a_directory_of_the_branch_leaves_the_rest_alone()
    {
        await _repository.RunAsync("push", "--quiet", "origin", "main:gh-pages");
        var other = new GitSandbox(_site.At("other"));
        await other.RunAsync("clone", "--quiet", "--branch", "gh-pages", _remote.Path, ".");
        File.WriteAllText(Path.Combine(other.Path, "README"), "v1");
        await other.CommitAsync();
        await other.RunAsync("push", "--quiet", "origin", "gh-pages");
        var target = Target(path: "docs");
        var first = await DeployAsync(target, 1, "one");
        await other.RunAsync("pull", "--quiet", "--ff-only");
        File.WriteAllText(Path.Combine(other.Path, "README"), "v2");
        await other.CommitAsync();
        await other.RunAsync("push", "--quiet", "origin", "gh-pages");
        Assert.Null((await target.InspectAsync(None)).ActiveReleaseId);
        await DeployAsync(target, 2, "two");

        await target.ActivateAsync(first.ReleaseId, None);

        Assert.Equal("one", await ServedAsync("docs/index.html"));
        Assert.Equal("v2", await ServedAsync("README"));
    }

    [Fact]
    public async Task A_branch_that_moved_after_staging_is_built_upon()
    {
        var target = Target();
        await DeployAsync(target, 1, "one");
        _site.WriteText("index.html", "two");
        var second = await _site.ReleaseAsync(2);
        await target.StageAsync(second, None);
        await DeployAsync(Target(), 3, "three");

        await target.ActivateAsync(second.ReleaseId, None);

        Assert.Equal("two", await ServedAsync("index.html"));
        Assert.Equal("3", await _remote.RunAsync("rev-list", "--count", "gh-pages"));
    }

    [Fact]
    public async Task Kept_assets_come_from_the_history()
    {
        var target = Target();
        var first = await DeployAsync(target, 1);
        File.Delete(Path.Combine(_site.Output, "_astro/app.Ab12Cd34.js"));

        var second = await _site.ReleaseAsync(2, first.Manifest);
        await target.StageAsync(second, None);
        await target.ActivateAsync(second.ReleaseId, None);

        Assert.Equal("export {}", await ServedAsync("_astro/app.Ab12Cd34.js"));
        Assert.Empty(await target.VerifyAsync(second.Manifest, None));
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_hashed_and_a_damaged_object_are_found()
    {
        var target = Target();
        var content = await _site.ReleaseAsync(1);
        _site.WriteText("index.html", "changed");
        Assert.Equal("ReleaseFileChanged", (await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(content, None))).Id);

        var good = await DeployAsync(target, 2);
        var blob = await _repository.RunAsync("hash-object", Path.Combine(_site.Output, "index.html"));
        var path = Path.Combine(_repository.Path, ".git", "objects", blob[..2], blob[2..]);
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllText(path, "garbage");

        Assert.Contains("index.html", await target.VerifyAsync(good.Manifest, None));
    }

    [Fact]
    public async Task Discarding_forgets_what_was_staged_and_refuses_what_is_live()
    {
        var target = Target();
        await DeployAsync(target, 1);
        await target.StageAsync(await _site.ReleaseAsync(2), None);

        await target.DiscardAsync(SiteFixture.Id(2), None);

        Assert.Equal([SiteFixture.Id(1)], (await target.InspectAsync(None)).ReleaseIds);
        Assert.Equal("ReleaseActive", (await Assert.ThrowsAsync<OperationException>(() => target.DiscardAsync(SiteFixture.Id(1), None))).Id);
        Assert.Equal("ReleaseNotFound", (await Assert.ThrowsAsync<OperationException>(() => target.ActivateAsync(SiteFixture.Id(2), None))).Id);
    }

    [Fact]
    public async Task A_remote_that_is_not_there_is_named_without_its_password()
    {
        await _repository.RunAsync("remote", "set-url", "origin", _site.At("nowhere.git"));
        Assert.Equal("TargetUnreachable", (await Assert.ThrowsAsync<OperationException>(() => Target().InspectAsync(None))).Id);
        var secret = new GitBranchTarget(
            new DeploymentTarget { Type = DeploymentTargetType.GitBranch, Remote = "http://user:hunter2@127.0.0.1:1/site.git" },
            "pages",
            _repository.Path,
            new ProcessRunner(TimeProvider.System));

        var exception = await Assert.ThrowsAsync<OperationException>(() => secret.InspectAsync(None));

        Assert.Equal("TargetUnreachable", exception.Id);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--upload-pack=x", null, null)]
    [InlineData("ext::sh -c x", null, null)]
    [InlineData(null, "-x", null)]
    [InlineData(null, "a..b", null)]
    [InlineData(null, null, "../up")]
    public void What_could_be_taken_for_something_else_is_refused(string? remote, string? branch, string? path)
    {
        var target = new DeploymentTarget { Type = DeploymentTargetType.GitBranch, Remote = remote, Branch = branch, Path = path };

        Assert.Equal("TargetInvalid", Assert.Throws<OperationException>(() => GitBranchSettings.Of(target)).Id);
    }
}
