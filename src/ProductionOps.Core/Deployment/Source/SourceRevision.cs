namespace ProductionOps.Deployment.Source;

/// <summary>What is being deployed.</summary>
/// <param name="RepositoryRoot">Full path of the work tree.</param>
/// <param name="CommitHash">Commit, 40 hexadecimal digits.</param>
/// <param name="BranchName">Branch; <c>HEAD</c> when none is checked out.</param>
/// <param name="CommitTime">Author time of the commit.</param>
/// <param name="Changes">Paths that differ from the commit, untracked ones included; nothing when the tree is clean.</param>
public sealed record SourceRevision(
    string RepositoryRoot,
    string CommitHash,
    string BranchName,
    DateTimeOffset CommitTime,
    IReadOnlyList<string> Changes)
{
    /// <summary>Whether the work tree is exactly the commit.</summary>
    public bool IsClean => Changes.Count == 0;
}
