using ProductionOps.Processes;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>Asks the git program.</summary>
/// <param name="processes">Runs git.</param>
public sealed class GitHistory(IProcessRunner processes) : IRepositoryHistory
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> ListBranchesAsync(string repository, CancellationToken cancellationToken)
    {
        var result = await RunAsync(repository, cancellationToken, "for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/heads");
        if (!result.Succeeded)
        {
            throw new OperationException(
                "GitFailed", ErrorKind.Failed, $"git could not list the branches of '{repository}': {result.Error.Trim()}", repository);
        }

        return result.Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<bool?> IsHeldAsync(string repository, string commit, CancellationToken cancellationToken)
    {
        var result = await RunAsync(repository, cancellationToken, "for-each-ref", "--count=1", "--contains", commit, "--format=%(refname)");
        return result.Succeeded ? !string.IsNullOrWhiteSpace(result.Output) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>?> FindChangesAsync(
        string repository,
        string from,
        string to,
        IReadOnlyList<string> paths,
        CancellationToken cancellationToken)
    {
        var result = await RunAsync(
            repository, cancellationToken, ["diff", "--name-only", "-z", "--no-renames", "--end-of-options", from, to, "--", .. paths]);
        return result.Succeeded ? result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
    }

    private Task<ProcessResult> RunAsync(string repository, CancellationToken cancellationToken, params string[] arguments) =>
        processes.RunAsync(new ProcessRequest("git", ["-C", repository, .. arguments]) { Timeout = Limit }, cancellationToken);
}
