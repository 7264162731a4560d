using ProductionOps.Deployment.Pipeline;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>What a measurement needs to know of an environment, read again only when it has changed.</summary>
internal sealed class EnvironmentFacts(ProductionWorkspace workspace, DeploymentEnvironment environment, string? projectDirectory)
{
    private readonly TaggedValue<ProductionConfiguration> _configuration = new(
        stop => workspace.Store.Configurations.FindActiveTagAsync(environment, stop),
        async stop => await workspace.Configuration.GetActiveAsync(environment, stop));

    private readonly TaggedValue<(string? Live, string? Project)> _deployed = new(
        workspace.Store.Deployments.FindTagAsync,
        async stop => (
            await workspace.Monitoring.Parts.FindLiveDeploymentAsync(environment, stop),
            projectDirectory ?? await RepositoryMemory.FindKnownRootAsync(workspace.Store.State, stop)));

    /// <summary>The active configuration.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>; <c>RecordDamaged</c>.</exception>
    public ValueTask<ProductionConfiguration> GetConfigurationAsync(CancellationToken cancellationToken) => _configuration.GetAsync(cancellationToken);

    /// <summary>The live deployment, and the directory that it was deployed from; null where they are not known.</summary>
    public ValueTask<(string? Live, string? Project)> GetDeployedAsync(CancellationToken cancellationToken) => _deployed.GetAsync(cancellationToken);
}
