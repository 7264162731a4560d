using System.Globalization;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Source;

/// <summary>Reads git repositories with the git program; nothing in them is changed.</summary>
/// <param name="processes">Runs git.</param>
public sealed class GitRepository(IProcessRunner processes)
{
    private const int HashLength = 40;

    private readonly GitClient _git = new(processes);

    /// <summary>The root of the work tree that a directory is in.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="OperationException"><c>NotAGitRepository</c>; <c>RepositoryNotTrusted</c>: it belongs to another user;
    /// <c>GitNotFound</c>.</exception>
    public async Task<string> FindAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory)) throw NotARepository(directory);
        var command = new GitCommand(directory, "rev-parse", "--show-toplevel");
        var result = await _git.TryRunAsync(command, cancellationToken);
        if (result.Succeeded) return Path.GetFullPath(WithoutNewline(result.Output));
        if (result.Error.Contains("dubious ownership", StringComparison.Ordinal)) throw NotTrusted(directory);
        if (result.Error.Contains("not a git repository", StringComparison.Ordinal) ||
            result.Error.Contains("must be run in a work tree", StringComparison.Ordinal))
        {
            throw NotARepository(directory);
        }

        throw GitClient.Failure(command, result);
    }

    /// <summary>What is checked out, and what differs from it.</summary>
    /// <param name="directory">A directory in the repository.</param>
    /// <param name="excludedPaths">Files and directories whose changes do not count, such as the product's own store; full paths, or
    /// relative to the root. Those outside the repository are ignored.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException">As <see cref="FindAsync"/>; <c>NoCommits</c>: nothing was committed yet;
    /// <c>RepositoryUnsupported</c>: it names its commits by SHA-256.</exception>
    public async Task<SourceRevision> ReadRevisionAsync(
        string directory,
        IReadOnlyCollection<string> excludedPaths,
        CancellationToken cancellationToken)
    {
        var root = await FindAsync(directory, cancellationToken);
        var head = await _git.TryRunAsync(new GitCommand(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"), cancellationToken);
        if (!head.Succeeded) throw NoCommits(root);
        var hash = WithoutNewline(head.Output);
        if (hash.Length != HashLength) throw Unsupported(root);
        var time = await _git.RunAsync(new GitCommand(root, "show", "--no-patch", "--format=%aI", hash), cancellationToken);
        var branch = await _git.TryRunAsync(new GitCommand(root, "symbolic-ref", "--quiet", "--short", "HEAD"), cancellationToken);
        return new SourceRevision(
            root,
            hash,
            branch.Succeeded ? WithoutNewline(branch.Output) : "HEAD",
            DateTimeOffset.Parse(time.Trim(), CultureInfo.InvariantCulture),
            await ListChangesAsync(root, excludedPaths, cancellationToken));
    }

    /// <summary>The local branches, in ordinal order of their names.</summary>
    /// <exception cref="OperationException">As <see cref="FindAsync"/>.</exception>
    public async Task<IReadOnlyList<GitBranch>> ListBranchesAsync(string directory, CancellationToken cancellationToken)
    {
        var root = await FindAsync(directory, cancellationToken);
        var command = new GitCommand(root, "for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/heads");
        var output = await _git.RunAsync(command, cancellationToken);
        return [.. output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new GitBranch(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], line[..line.IndexOf(' ', StringComparison.Ordinal)]))
            .OrderBy(branch => branch.Name, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> ListChangesAsync(
        string root, IReadOnlyCollection<string> excludedPaths, CancellationToken cancellationToken)
    {
        var excluded = excludedPaths
            .Select(path => Path.GetRelativePath(root, Path.GetFullPath(path, root)).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => path is not ("." or "..") && !path.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(path))
            .Select(path => $":(top,exclude,literal){path}");
        string[] arguments = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", ":(top)", .. excluded];
        var output = await _git.RunAsync(new GitCommand(root, arguments), cancellationToken);
        const int CodeLength = 3;
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry[CodeLength..])];
    }

    private static string WithoutNewline(string output) => output.EndsWith('\n') ? output[..^1] : output;

    private static OperationException NotARepository(string directory) => new(
        "NotAGitRepository",
        ErrorKind.InvalidInput,
        $"'{directory}' is not in the work tree of a git repository. Run the command in the site's repository, or make one with 'git init' and commit the site.",
        directory);

    private static OperationException NotTrusted(string directory) => new(
        "RepositoryNotTrusted",
        ErrorKind.PermissionDenied,
        $"The repository of '{directory}' belongs to another user, so git does not read it. Run the command as its owner, or trust it with 'git config --global --add safe.directory'.",
        directory);

    private static OperationException NoCommits(string root) => new(
        "NoCommits",
        ErrorKind.InvalidInput,
        $"The repository '{root}' has no commit yet. Commit the site; a deployment is always of a commit.",
        root);

    private static OperationException Unsupported(string root) => new(
        "RepositoryUnsupported",
        ErrorKind.Unsupported,
        $"The repository '{root}' names its commits by SHA-256. Records hold 40-digit SHA-1 names; use a SHA-1 repository.",
        root);
}
