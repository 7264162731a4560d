using ProductionOps.Deployment.Source;
using ProductionOps.Files;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>
/// A git worktree in which updates are tried. It has no branch: the commits in it are nobody's until <see cref="PublishAsync"/> names one,
/// so that a run which is killed leaves a folder and nothing else.
/// </summary>
internal sealed class TrialFolder(GitClient git, IFileSystem files, IDisposable taken, TrialPlace place) : IAsyncDisposable
{
    // Hooks of the repository are for people who commit; one that asks or refuses would stop a trial half-way.
    private static readonly string[] Options = ["-c", "core.hooksPath=/dev/null"];

    private readonly GitAuthor _author = new(git);

    /// <summary>Where it is.</summary>
    public TrialPlace Place => place;

    /// <summary>Makes it.</summary>
    public async Task CheckOutAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(place.Repository, cancellationToken, "worktree", "add", "--quiet", "--detach", "--force", place.Root, place.Base);
        }
        catch
        {
            await RemoveAsync(git, files, place.Repository, place.Root);
            throw;
        }
    }

    /// <summary>Brings it back to the first commit, with nothing installed and nothing built.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await RunAsync(place.Root, cancellationToken, "reset", "--quiet", "--hard", place.Base);
        await RunAsync(place.Root, cancellationToken, "clean", "--quiet", "-ffdx");
    }

    /// <summary>Commits the changes of tracked files.</summary>
    /// <returns>The commit, 40 hexadecimal digits; the first commit when nothing changed.</returns>
    public async Task<string> CommitAsync(string message, CancellationToken cancellationToken)
    {
        await RunAsync(place.Root, cancellationToken, "add", "--update", "--", ".");
        var tree = await RunAsync(place.Root, cancellationToken, "write-tree");
        if (tree == await RunAsync(place.Root, cancellationToken, "rev-parse", place.Base + "^{tree}")) return place.Base;
        var commit = await WriteAsync(tree, message, cancellationToken);
        await RunAsync(place.Root, cancellationToken, "reset", "--quiet", "--soft", commit);
        return commit;
    }

    /// <summary>Lays out a commit.</summary>
    public Task ShowAsync(string commit, CancellationToken cancellationToken) => RunAsync(place.Root, cancellationToken, "reset", "--quiet", "--hard", commit);

    /// <summary>Makes the branch, with the tree of a commit that was judged.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="message">What the branch's commit says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The commit of the branch, 40 hexadecimal digits.</returns>
    public async Task<string> PublishAsync(string commit, string message, CancellationToken cancellationToken)
    {
        var tree = await RunAsync(place.Root, cancellationToken, "rev-parse", commit + "^{tree}");
        var published = await WriteAsync(tree, message, cancellationToken);

        // The empty old value makes it fail if somebody made the branch meanwhile.
        await RunAsync(place.Repository, cancellationToken, "update-ref", "-m", "dependencies updated", $"refs/heads/{place.Branch}", published, "");
        return published;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await RemoveAsync(git, files, place.Repository, place.Root);
        }
        finally
        {
            taken.Dispose();
        }
    }

    /// <summary>Removes a worktree, also one that was made or removed in part.</summary>
    public static async Task RemoveAsync(GitClient git, IFileSystem files, string repository, string path)
    {
        files.DeleteDirectory(path);

        // Twice forced, because one whose making was interrupted is locked. Where git does not know it, there is nothing left to do.
        var command = new GitCommand(repository, "worktree", "remove", "--force", "--force", path);
        var removed = await git.TryRunAsync(command, CancellationToken.None);
        if (!removed.Succeeded && !removed.Error.Contains("is not a working tree", StringComparison.Ordinal)) throw GitClient.Failure(command, removed);
    }

    private async Task<string> WriteAsync(string tree, string message, CancellationToken cancellationToken)
    {
        var command = new GitCommand(place.Root, "commit-tree", tree, "-p", place.Base, "-F", "-")
        {
            Input = message,
            Variables = await _author.VariablesAsync(place.Root, cancellationToken),
        };
        return (await git.RunAsync(command, cancellationToken)).Trim();
    }

    private async Task<string> RunAsync(string directory, CancellationToken cancellationToken, params string[] arguments) =>
        (await git.RunAsync(new GitCommand(directory, arguments) { Options = Options }, cancellationToken)).TrimEnd('\n');
}
