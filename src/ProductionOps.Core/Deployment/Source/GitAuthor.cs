namespace ProductionOps.Deployment.Source;

/// <summary>In whose name commits are made: the user's where git knows it, else the product's.</summary>
/// <param name="git">Runs git.</param>
internal sealed class GitAuthor(GitClient git)
{
    private const string Identity = "ProductionOps";
    private const string Address = "productionops@localhost";

    /// <summary>The variables that a command which makes commits needs.</summary>
    public async Task<IReadOnlyDictionary<string, string>> VariablesAsync(string repository, CancellationToken cancellationToken)
    {
        var known = await git.TryRunAsync(new GitCommand(repository, "var", "GIT_COMMITTER_IDENT"), cancellationToken);
        var author = await git.TryRunAsync(new GitCommand(repository, "var", "GIT_AUTHOR_IDENT"), cancellationToken);
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
