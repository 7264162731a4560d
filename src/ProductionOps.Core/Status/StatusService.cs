using ProductionOps.Deployment;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Status;

/// <summary>Answers whether everything is all right.</summary>
public sealed class StatusService
{
    private readonly IProductionStore _store;
    private readonly DeploymentService _deployments;

    internal StatusService(IProductionStore store, DeploymentService deployments)
    {
        _store = store;
        _deployments = deployments;
    }

    /// <summary>One environment at a glance.</summary>
    public async Task<ProductionStatus> GetAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var information = await _store.GetInformationAsync(cancellationToken);
        var history = new DeploymentHistory(_store);
        var newest = await history.FindNewestAsync(environment, cancellationToken);
        var live = await history.FindLiveAsync(environment, cancellationToken);
        var source = live is null
            ? null
            : await _store.Deployments.FindAsync(DeploymentHistory.ReleaseIdOf(live), cancellationToken);
        var configuration = await _store.Configurations.FindActiveAsync(environment, cancellationToken);
        var hold = await _deployments.FindHoldAsync(cancellationToken);
        var running = await _store.FindLockOwnerAsync("deployment", cancellationToken);
        var findings = new StatusFindings(configuration, newest, live, source, hold, running);

        return new ProductionStatus
        {
            Site = information.Site,
            Environment = environment,
            Health = findings.Health,
            Url = source?.DeploymentUrl ?? configuration?.Application.Homepage,
            LiveDeploymentId = live is null ? null : DeploymentHistory.ReleaseIdOf(live),
            LiveSince = live?.CompletedAt,
            CommitHash = live?.CommitHash,
            LastDeploymentId = newest?.DeploymentId,
            LastDeploymentStatus = newest?.Status,
            ComplianceScore = source?.Validation?.ConstitutionalCompliance?.Score,
            Vulnerabilities = source?.Validation?.Security?.Vulnerabilities.Count,
            ConfigurationVersion = configuration?.Version,
            HoldReason = hold?.Reason,
            Monitoring = await new MonitoringJoin(_store).FindAsync(environment, cancellationToken),
            Attention = findings.Attention,
        };
    }
}
