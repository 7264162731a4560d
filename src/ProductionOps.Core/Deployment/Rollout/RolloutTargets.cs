using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Proof;
using ProductionOps.Deployment.Targets;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Rollout;

/// <summary>Makes the targets of a configuration, each with the address and the health check that it is judged by.</summary>
internal sealed class RolloutTargets(IConfigurationCollection configurations, ReleaseTargetFactory factory, string cacheDirectory)
{
    /// <summary>The targets, in the order in which they are switched.</summary>
    public IReadOnlyList<RolloutTarget> Create(ProductionConfiguration configuration, string repositoryRoot)
    {
        var settings = configuration.Deployment;
        IReadOnlyList<DeploymentTarget> targets = settings.Target is { } single ? [single] : settings.Targets;
        return [.. targets.Select(target => Create(target, configuration, repositoryRoot))];
    }

    /// <summary>The targets that a journal speaks of, as they were configured when it was written.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>.</exception>
    public async Task<IReadOnlyList<RolloutTarget>> CreateAsync(DeploymentJournal journal, CancellationToken cancellationToken)
    {
        var configuration = await configurations.FindAsync(journal.ConfigurationId, cancellationToken)
            ?? throw new OperationException(
                "ConfigurationNotFound",
                ErrorKind.NotFound,
                $"Configuration {journal.ConfigurationId}, which the interrupted deployment {journal.DeploymentId} used, is not in the store. Restore it from a backup.",
                journal.ConfigurationId);
        return Create(configuration, journal.RepositoryRoot);
    }

    private RolloutTarget Create(DeploymentTarget settings, ProductionConfiguration configuration, string repositoryRoot)
    {
        var deployment = configuration.Deployment;
        var site = Root(settings.Url ?? configuration.Application.Homepage);
        var health = new Uri(deployment.HealthCheckUrl, UriKind.Absolute);

        // One health check serves all targets of a rolling deployment: its path is asked at the address of each.
        if (settings.Url is not null && deployment.Targets.Count > 1) health = new Uri(site, health.PathAndQuery.TrimStart('/'));
        return new RolloutTarget(
            factory.Create(RequestOf(settings, configuration, repositoryRoot)),
            site,
            new HealthCheck(health, TimeSpan.FromSeconds(deployment.HealthCheckTimeout), deployment.HealthCheckText),
            LivenessOf(settings));
    }

    private ReleaseTargetRequest RequestOf(DeploymentTarget settings, ProductionConfiguration configuration, string repositoryRoot) =>
        new(settings, configuration.Deployment.Strategy, repositoryRoot, cacheDirectory)
        {
            Homepage = configuration.Application.Homepage,
            Variables = configuration.EnvironmentSettings.Variables,
            SecretNames = configuration.EnvironmentSettings.Secrets,
        };

    // A directory serves what it is switched to at once; what is pushed is live when its publisher says so.
    private static TimeSpan LivenessOf(DeploymentTarget settings) =>
        settings.Type is DeploymentTargetType.GitBranch or DeploymentTargetType.Command
            ? TimeSpan.FromSeconds(settings.LivenessTimeout)
            : TimeSpan.Zero;

    private static Uri Root(string address) => new(address.EndsWith('/') ? address : address + "/", UriKind.Absolute);
}
