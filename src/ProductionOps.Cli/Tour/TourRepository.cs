using ProductionOps.Processes;

namespace ProductionOps.Cli.Tour;

/// <summary>The git repository of a tour, made with the user's own git but not with the user's settings.</summary>
internal sealed class TourRepository(string folder, IProcessRunner processes)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // A machine without an identity, or one that signs its commits, must not end the tour.
    private static readonly string[] Settings =
    [
        "-c", "user.name=Tour Guide", "-c", "user.email=tour@example.org", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false",
    ];

    /// <summary>Makes the repository.</summary>
    public Task InitializeAsync(CancellationToken cancellationToken) => RunAsync(["init", "--quiet", "--initial-branch=main"], cancellationToken);

    /// <summary>Commits everything.</summary>
    /// <returns>The commit.</returns>
    public async Task<string> CommitAsync(string message, CancellationToken cancellationToken)
    {
        await RunAsync(["add", "--all"], cancellationToken);
        await RunAsync([.. Settings, "commit", "--quiet", "--message", message], cancellationToken);
        return (await RunAsync(["rev-parse", "HEAD"], cancellationToken)).Trim();
    }

    private async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var request = new ProcessRequest("git", arguments) { WorkingDirectory = folder, Timeout = Limit };
        var result = await processes.RunAsync(request, cancellationToken);
        TourExpectation.Require(result.Succeeded, $"'git {string.Join(' ', arguments)}' to succeed", $"it said: {result.Error.Trim()}");
        return result.Output;
    }
}
