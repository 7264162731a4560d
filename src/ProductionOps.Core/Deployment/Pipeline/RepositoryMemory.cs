using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Where the site was last deployed from, so that commands without a repository find relative target paths.</summary>
public sealed record RepositoryMemory : ModelObject
{
    private const string Name = "deployment/repository";

    /// <summary>Full path of the work tree.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>The work tree of the newest deployment; the current directory before the first.</summary>
    internal static async ValueTask<string> FindRootAsync(IStateCollection state, CancellationToken cancellationToken) =>
        await FindKnownRootAsync(state, cancellationToken) ?? Environment.CurrentDirectory;

    /// <summary>The work tree of the newest deployment; null before the first.</summary>
    internal static async ValueTask<string?> FindKnownRootAsync(IStateCollection state, CancellationToken cancellationToken) =>
        (await state.FindAsync(Name, DeploymentJson.Default.RepositoryMemory, cancellationToken))?.RepositoryRoot;

    /// <summary>Remembers a work tree.</summary>
    internal static ValueTask RememberAsync(IStateCollection state, string repositoryRoot, CancellationToken cancellationToken) =>
        state.SetAsync(Name, new RepositoryMemory { RepositoryRoot = repositoryRoot }, DeploymentJson.Default.RepositoryMemory, cancellationToken);
}
