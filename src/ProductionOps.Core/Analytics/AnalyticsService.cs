using ProductionOps.Analytics.Deployments;
using ProductionOps.Analytics.Figures;
using ProductionOps.Analytics.Monitoring;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Analytics;

/// <summary>Answers what the records of a period say together.</summary>
public sealed class AnalyticsService
{
    private readonly IProductionStore _store;

    internal AnalyticsService(IProductionStore store) => _store = store;

    /// <summary>How often, how long and how well was deployed, with the five DORA metrics.</summary>
    public async Task<PerformanceAnalytics> GetDeploymentsAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new DeploymentAnalysis(await DeploymentLog.LoadAsync(_store, request, cancellationToken), request).Compute();
    }

    /// <summary>What was measured.</summary>
    public async Task<MonitoringAnalytics> GetMonitoringAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var log = await DeploymentLog.LoadAsync(_store, request, cancellationToken);
        return await new MonitoringAnalysis(_store, request, log.Changes).ComputeAsync(cancellationToken);
    }

    /// <summary>The figures of the deployments one by one, each beside that of the period before.</summary>
    public async Task<IReadOnlyList<AnalyticsFigure>> ListDeploymentFiguresAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var before = request with { Period = request.Period.Previous() };
        return DeploymentFigures.Of(await GetDeploymentsAsync(request, cancellationToken), await GetDeploymentsAsync(before, cancellationToken));
    }

    /// <summary>The figures of what was measured one by one, each beside that of the period before.</summary>
    public async Task<IReadOnlyList<AnalyticsFigure>> ListMonitoringFiguresAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var before = request with { Period = request.Period.Previous() };
        return MonitoringFigures.Of(await GetMonitoringAsync(request, cancellationToken), await GetMonitoringAsync(before, cancellationToken));
    }
}
