using ProductionOps.Deployment.Source;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>Writes the commits of releases, in the user's name where git knows it.</summary>
internal sealed class GitCommitWriter(GitClient git, string repositoryRoot)
{
    private readonly GitAuthor _author = new(git);

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
            Variables = await _author.VariablesAsync(repositoryRoot, cancellationToken),
        };
        return (await git.RunAsync(command, cancellationToken)).Trim();
    }

    /// <summary>Whether a commit can be pushed as it is: its only parent is the branch.</summary>
    public async Task<bool> IsChildAsync(string commit, string? tip, CancellationToken cancellationToken)
    {
        var parents = await git.RunAsync(new GitCommand(repositoryRoot, "show", "--no-patch", "--format=%P", commit), cancellationToken);
        return parents.Trim() == (tip ?? string.Empty);
    }
}
