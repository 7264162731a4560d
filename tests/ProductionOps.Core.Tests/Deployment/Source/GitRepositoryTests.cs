using ProductionOps.Deployment.Source;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Deployment.Source;

public sealed class GitRepositoryTests : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly TemporaryFolder _folder = new();
    private readonly GitRepository _repository = new(new ProcessRunner(TimeProvider.System));

    public void Dispose() => _folder.Dispose();

    private async Task<GitSandbox> InitializeAsync()
    {
        var git = new GitSandbox(_folder.Path);
        await git.RunAsync("init", "--quiet");
        return git;
    }

    [Fact]
    public async Task A_directory_outside_a_repository_is_refused()
    {
        _ = new GitSandbox(_folder.Path);

        var exception = await Assert.ThrowsAsync<OperationException>(() => _repository.ReadRevisionAsync(_folder.Path, [], None));

        Assert.Equal("NotAGitRepository", exception.Id);
        Assert.Equal(_folder.Path, exception.Target);
    }

    [Fact]
    public async Task A_repository_without_commits_is_refused()
    {
        await InitializeAsync();

        var exception = await Assert.ThrowsAsync<OperationException>(() => _repository.ReadRevisionAsync(_folder.Path, [], None));

        Assert.Equal("NoCommits", exception.Id);
    }

    [Fact]
    public async Task A_clean_tree_is_its_commit()
    {
        var git = await InitializeAsync();
        _folder.WriteText("site/index.html", "x");
        await git.RunAsync("add", "--all");
        await git.RunAsync("commit", "--quiet", "--message", "First", "--date", "2026-03-01T10:20:30+02:00");

        var revision = await _repository.ReadRevisionAsync(_folder.At("site"), [], None);

        Assert.Equal(await git.RunAsync("rev-parse", "HEAD"), revision.CommitHash);
        Assert.Equal("main", revision.BranchName);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 20, 30, TimeSpan.Zero), revision.CommitTime.ToUniversalTime());
        Assert.True(revision.IsClean);
        Assert.True(File.Exists(Path.Combine(revision.RepositoryRoot, "site", "index.html")));
    }

    [Fact]
    public async Task Changes_keep_the_exact_names()
    {
        var git = await InitializeAsync();
        _folder.WriteText("changed über.txt", "x");
        _folder.WriteText("-gone.txt", "x");
        await git.CommitAsync();
        _folder.WriteText("changed über.txt", "y");
        File.Delete(_folder.At("-gone.txt"));
        _folder.WriteText("new folder/two words.txt", "z");
        string[] odd = OperatingSystem.IsWindows() ? [] : ["line\nbreak\t\".txt"];
        foreach (var name in odd) _folder.WriteText(name, "z");

        var revision = await _repository.ReadRevisionAsync(_folder.Path, [], None);

        string[] expected = ["-gone.txt", "changed über.txt", "new folder/two words.txt", .. odd];
        Assert.Equal(expected.Order(StringComparer.Ordinal), revision.Changes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Excluded_paths_do_not_count()
    {
        var git = await InitializeAsync();
        _folder.WriteText("index.html", "x");
        await git.CommitAsync();
        _folder.WriteText("production/store.json", "{}");
        _folder.WriteText("deploy [1]/current/index.html", "x");
        _folder.WriteText("deploy 1/index.html", "x");

        var revision = await _repository.ReadRevisionAsync(
            _folder.Path, ["production", _folder.At("deploy [1]"), Path.GetTempPath()], None);

        Assert.Equal(["deploy 1/index.html"], revision.Changes);
    }

    [Fact]
    public async Task A_detached_head_has_no_branch()
    {
        var git = await InitializeAsync();
        var commit = await git.CommitAsync();
        await git.RunAsync("checkout", "--quiet", "--detach", commit);

        Assert.Equal("HEAD", (await _repository.ReadRevisionAsync(_folder.Path, [], None)).BranchName);
    }

    [Fact]
    public async Task Branches_are_listed()
    {
        var git = await InitializeAsync();
        var first = await git.CommitAsync();
        await git.RunAsync("branch", "20260301-102030-feature");
        _folder.WriteText("zwei wörter.txt", "x");
        var second = await git.CommitAsync();

        var branches = await _repository.ListBranchesAsync(_folder.Path, None);

        Assert.Equal([new GitBranch("20260301-102030-feature", first), new GitBranch("main", second)], branches);
    }

    [Fact]
    public async Task A_missing_git_is_named()
    {
        var repository = new GitRepository(new WithoutPrograms());

        var exception = await Assert.ThrowsAsync<OperationException>(() => repository.FindAsync(_folder.Path, None));

        Assert.Equal("GitNotFound", exception.Id);
    }

    private sealed class WithoutPrograms : IProcessRunner
    {
        private readonly ProcessRunner _runner = new(TimeProvider.System);

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken) =>
            _runner.RunAsync(request with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) }, cancellationToken);

        public string? Find(string program) => null;
    }
}
