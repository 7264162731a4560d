using ProductionOps.Configuration;
using ProductionOps.Deployment.Build;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Source;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Finds what a maintenance task works on, as deployments find it.</summary>
internal sealed class MaintenanceContexts(IProductionStore store, ConfigurationService configurations, GitRepository git, string currentDirectory)
{
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>; <c>RepositoryNotTrusted</c>; <c>BuildPathUnsafe</c>.</exception>
    public async Task<MaintenanceContext> CreateAsync(
        MaintenanceAutomation maintenance, string? projectDirectory, IMaintenanceSafeguard safeguard, CancellationToken cancellationToken)
    {
        var configuration = await configurations.GetActiveAsync(maintenance.Environment ?? DeploymentEnvironment.Production, cancellationToken);
        var start = projectDirectory ?? await FindProjectAsync(cancellationToken);
        var root = await FindRootAsync(start, cancellationToken);
        var build = configuration.Deployment.Build is { } settings ? new BuildRequest(settings, root ?? start) : null;
        return new MaintenanceContext
        {
            Maintenance = maintenance,
            Configuration = configuration,
            RepositoryRoot = root,
            ProjectDirectory = build?.ProjectDirectory ?? root ?? start,
            OutputDirectory = build?.OutputDirectory,
            Safeguard = safeguard,
        };
    }

    private async Task<string> FindProjectAsync(CancellationToken cancellationToken)
    {
        if (await RepositoryMemory.FindKnownRootAsync(store.State, cancellationToken) is { } known && Directory.Exists(known)) return known;
        return Path.GetDirectoryName(store.Address) is { } parent && Directory.Exists(parent) ? parent : currentDirectory;
    }

    // Content can be validated and backups made without git.
    private async Task<string?> FindRootAsync(string start, CancellationToken cancellationToken)
    {
        try
        {
            return await git.FindAsync(start, cancellationToken);
        }
        catch (OperationException exception) when (exception.Id is "NotAGitRepository" or "GitNotFound")
        {
            return null;
        }
    }
}
