namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>What the constitutional checks ask of a git repository.</summary>
public interface IRepositoryHistory
{
    /// <summary>Local branches, and the commit at the tip of each.</summary>
    /// <exception cref="OperationException">git is missing or failed.</exception>
    Task<IReadOnlyDictionary<string, string>> ListBranchesAsync(string repository, CancellationToken cancellationToken);

    /// <summary>Whether any branch or tag, local or remote, holds a commit; null when the repository does not have the commit.</summary>
    /// <exception cref="OperationException">git is missing.</exception>
    Task<bool?> IsHeldAsync(string repository, string commit, CancellationToken cancellationToken);

    /// <summary>Paths below the given ones that differ between two commits; null when the repository does not have one of them.</summary>
    /// <exception cref="OperationException">git is missing.</exception>
    Task<IReadOnlyList<string>?> FindChangesAsync(
        string repository, string from, string to, IReadOnlyList<string> paths, CancellationToken cancellationToken);
}
