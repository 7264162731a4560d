using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProductionOps.Deployment.Source;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>
/// Makes the git worktrees in which updates are tried, apart from the user's own: on this machine's disk, outside the repository, and with
/// no branch until all is well. Whoever opens one first removes what a run that was killed left.
/// </summary>
/// <param name="processes">Runs git.</param>
/// <param name="files">The disk.</param>
/// <param name="dataDirectory">Where the product keeps what belongs to this machine.</param>
/// <param name="time">Clock of the names of branches.</param>
internal sealed class TrialFolders(IProcessRunner processes, IFileSystem files, string dataDirectory, TimeProvider time)
{
    private readonly GitClient _git = new(processes);

    /// <summary>A worktree of the last commit, for this process alone.</summary>
    /// <param name="repository">Full path of the user's work tree.</param>
    /// <param name="project">Full path of the project in it.</param>
    /// <param name="name">What the branch is about, its last part.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>DependencyUpdateRunning</c>: another process tries updates of this repository;
    /// <c>NoCommits</c>; <c>GitNotFound</c>; <c>GitFailed</c>; <c>DependencyDiskFull</c>, <c>DependencyAccessDenied</c>.</exception>
    public async Task<TrialFolder> OpenAsync(string repository, string project, string name, CancellationToken cancellationToken)
    {
        var root = await RootOfAsync(repository, cancellationToken);
        var taken = Take(root, repository);
        try
        {
            await RemoveLeftOversAsync(repository, root, cancellationToken);
            var head = await HeadAsync(repository, cancellationToken);
            var branch = await FreeNameAsync(repository, name, cancellationToken);
            var folder = new TrialFolder(_git, files, taken, new TrialPlace(repository, Path.Combine(root, branch), Path.GetRelativePath(repository, project), branch, head));
            await folder.CheckOutAsync(cancellationToken);
            return folder;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    // All work trees of a repository share what is tried, so they share the folder.
    private async Task<string> RootOfAsync(string repository, CancellationToken cancellationToken)
    {
        var common = (await _git.RunAsync(new GitCommand(repository, "rev-parse", "--git-common-dir"), cancellationToken)).TrimEnd('\n');
        var path = Path.GetFullPath(common, repository);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RealPath.Of(path) ?? path)))[..16];
        var root = Path.Combine(dataDirectory, "dependencies", name);
        try
        {
            files.CreateDirectory(root, isPrivate: true);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "Dependency", root);
        }

        // git names work trees by their real paths.
        return RealPath.Of(root) ?? root;
    }

    private IDisposable Take(string root, string repository) => files.TryLock(root + ".lock") ?? throw new OperationException(
        "DependencyUpdateRunning",
        ErrorKind.Busy,
        $"Updates of '{repository}' are being tried already. Wait for that run to end, or stop it.",
        repository);

    private async Task RemoveLeftOversAsync(string repository, string root, CancellationToken cancellationToken)
    {
        var listed = await _git.RunAsync(new GitCommand(repository, "worktree", "list", "--porcelain", "-z"), cancellationToken);
        const string Start = "worktree ";
        var registered = listed.Split('\0').Where(line => line.StartsWith(Start, StringComparison.Ordinal)).Select(line => line[Start.Length..]);
        var ours = registered.Where(path => Path.GetDirectoryName(Path.GetFullPath(path)) == root);
        var present = files.Enumerate(root).Select(entry => Path.Combine(root, entry.Name));
        foreach (var path in ours.Union(present, StringComparer.Ordinal).ToList()) await TrialFolder.RemoveAsync(_git, files, repository, path);
    }

    private async Task<string> HeadAsync(string repository, CancellationToken cancellationToken)
    {
        var head = await _git.TryRunAsync(new GitCommand(repository, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"), cancellationToken);
        if (head.Succeeded) return head.Output.Trim();
        throw new OperationException(
            "NoCommits", ErrorKind.InvalidInput, $"The repository '{repository}' has no commit yet. Commit the site; updates are tried on the last commit.", repository);
    }

    private async Task<string> FreeNameAsync(string repository, string name, CancellationToken cancellationToken)
    {
        for (var moment = time.GetUtcNow().UtcDateTime; ; moment = moment.AddSeconds(1))
        {
            var branch = string.Create(CultureInfo.InvariantCulture, $"{moment:yyyyMMdd-HHmmss}-{name}");
            var found = await _git.TryRunAsync(new GitCommand(repository, "show-ref", "--verify", "--quiet", $"refs/heads/{branch}"), cancellationToken);
            if (!found.Succeeded) return branch;
        }
    }
}
