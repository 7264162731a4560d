using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Deployment.Rollout;
using ProductionOps.Deployment.Source;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Gathers what a deployment needs, and refuses what cannot go well, before anything changes.</summary>
internal sealed class DeploymentPreparation(
    IProductionStore store, ConfigurationService configurations, SecretService secrets, GitRepository git, RolloutTargets rolloutTargets)
{
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>, <c>DeploymentTargetMissing</c>, <c>NotAGitRepository</c>,
    /// <c>BuildOutputUnsafe</c>, <c>WorkTreeDirty</c>.</exception>
    public async Task<PreparedDeployment> PrepareAsync(DeploymentRequest request, CancellationToken cancellationToken)
    {
        var prepared = await GatherAsync(request, cancellationToken);
        if (ObstacleOf(prepared) is { } obstacle) throw obstacle;
        return prepared;
    }

    /// <summary>As <see cref="PrepareAsync"/>, for a plan: a dirty work tree is no error here.</summary>
    public async Task<PreparedDeployment> GatherAsync(DeploymentRequest request, CancellationToken cancellationToken)
    {
        var configuration = await configurations.GetActiveAsync(request.Environment, cancellationToken);
        if (configuration.Deployment is { Target: null, Targets.Count: 0 })
        {
            throw new OperationException(
                "DeploymentTargetMissing",
                ErrorKind.InvalidInput,
                "The configuration names no deployment.target, so there is nowhere to deploy to. Add one to production.yaml and import it.",
                configuration.ConfigurationId);
        }

        var root = await git.FindAsync(request.ProjectDirectory, cancellationToken);
        var own = OwnPaths(configuration, root);
        ThrowIfPublished(own, configuration.Deployment.Build, root);
        var targets = rolloutTargets.Create(configuration, root);
        var revision = await git.ReadRevisionAsync(root, own, cancellationToken);
        var known = new SecretValues(await secrets.FindKnownAsync(configuration, cancellationToken));
        var live = await new DeploymentHistory(store).FindLiveAsync(request.Environment, cancellationToken);
        return new PreparedDeployment(request, configuration, revision, targets, known, live);
    }

    /// <summary>What forbids the deployment; null when nothing does.</summary>
    public static OperationException? ObstacleOf(PreparedDeployment prepared)
    {
        if (prepared.Revision.IsClean) return null;
        if (prepared.Configuration.Constitutional.EnforcementLevel != EnforcementLevel.Strict) return null;
        var changes = string.Join(", ", prepared.Revision.Changes.Take(3));
        return new OperationException(
            "WorkTreeDirty",
            ErrorKind.Forbidden,
            $"{new Quantity(prepared.Revision.Changes.Count, "file differs", "files differ")} from commit {prepared.Revision.CommitHash[..8]} ({changes}), and enforcement is strict. Commit or stash first.",
            prepared.Revision.RepositoryRoot);
    }

    // What is below the output is public: neither the records nor the releases may be there.
    private static void ThrowIfPublished(IEnumerable<string> own, BuildSettings? build, string root)
    {
        if (build is null) return;
        var output = Path.GetFullPath(Path.Combine(build.WorkingDirectory ?? ".", build.Output), root);
        var published = own.FirstOrDefault(path => IsBelow(Path.GetFullPath(path), output));
        if (published is null) return;
        throw new OperationException(
            "BuildOutputUnsafe",
            ErrorKind.Forbidden,
            $"'{published}' is inside the build output '{output}', so it would be published. Let deployment.build.output name a directory of its own.",
            build.Output);
    }

    private static bool IsBelow(string path, string directory) =>
        Path.GetRelativePath(directory, path) is var relative && relative != ".." &&
        !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);

    // The product's own files are not changes of the site, wherever the user keeps them.
    private List<string> OwnPaths(ProductionConfiguration configuration, string root)
    {
        var targets = configuration.Deployment.Target is { } single ? [single] : configuration.Deployment.Targets;
        return
        [
            store.Address,
            .. targets
                .Where(static target => target is { Type: DeploymentTargetType.Directory, Path: not null })
                .Select(target => Path.GetFullPath(target.Path!, root)),
        ];
    }
}
