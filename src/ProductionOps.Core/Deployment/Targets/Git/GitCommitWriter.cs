using ProductionOps.Deployment.Source;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>Writes the commits of releases, in the user's name where git knows it.</summary>
internal sealed class GitCommitWriter(GitClient git, string repositoryRoot)
{
    private const string Identity = "ProductionOps";
    private const string Address = "productionops@localhost";

    /// <summary>Writes a commit and returns its name.</summary>
    /// <param name="tree">Its tree.</param>
    /// <param name="parent">The branch as it is; null for the first commit.</param>
    /// <param name="release">What its trailers say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> WriteAsync(string tree, string? parent, GitRelease release, CancellationToken cancellationToken)
    {
        string[] parents = parent is null ? [] : ["-p", parent];
        var command = new GitCommand(repositoryRoot, ["commit-tree", tree, .. parents, "-F", "-"])
        {
            Input = $"Release {release.ReleaseId}\n\nDeployment: {release.ReleaseId}\nManifest: {release.ManifestChecksum}\n",
            Variables = await IdentityAsync(cancellationToken),
        };
        return (await git.RunAsync(command, cancellationToken)).Trim();
    }

    /// <summary>Whether a commit can be pushed as it is: its only parent is the branch.</summary>
    public async Task<bool> IsChildAsync(string commit, string? tip, CancellationToken cancellationToken)
    {
        var parents = await git.RunAsync(new GitCommand(repositoryRoot, "show", "--no-patch", "--format=%P", commit), cancellationToken);
        return parents.Trim() == (tip ?? string.Empty);
    }

    private async Task<IReadOnlyDictionary<string, string>> IdentityAsync(CancellationToken cancellationToken)
    {
        var known = await git.TryRunAsync(new GitCommand(repositoryRoot, "var", "GIT_COMMITTER_IDENT"), cancellationToken);
        var author = await git.TryRunAsync(new GitCommand(repositoryRoot, "var", "GIT_AUTHOR_IDENT"), cancellationToken);
        if (known.Succeeded && author.Succeeded) return new Dictionary<string, string>(StringComparer.Ordinal);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_AUTHOR_NAME"] = Identity,
            ["GIT_AUTHOR_EMAIL"] = Address,
            ["GIT_COMMITTER_NAME"] = Identity,
            ["GIT_COMMITTER_EMAIL"] = Address,
        };
    }
}
