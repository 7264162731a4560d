using ProductionOps.Processes;

namespace ProductionOps.Core.Tests;

/// <summary>Real git repositories for tests, apart from the user's own configuration.</summary>
public sealed class GitSandbox
{
    private static readonly string[] Identity =
        ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"];

    private readonly ProcessRunner _runner = new(TimeProvider.System);

    public GitSandbox(string path)
    {
        Assert.SkipWhen(_runner.Find("git") is null, "Needs git; install it with the system's package manager.");
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    public async Task<string> RunAsync(params string[] arguments)
    {
        var request = new ProcessRequest("git", [.. Identity, .. arguments]) { WorkingDirectory = Path };
        var result = await _runner.RunAsync(request, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, $"git {string.Join(' ', arguments)}: {result.Error}");
        return result.Output.TrimEnd('\n');
    }

    public async Task<string> CommitAsync(string message = "Change")
    {
        await RunAsync("add", "--all");
        await RunAsync("commit", "--quiet", "--allow-empty", "--message", message);
        return await RunAsync("rev-parse", "HEAD");
    }
}
