using ProductionOps.Analytics.Deployments;
using ProductionOps.Analytics.Figures;
using ProductionOps.Analytics.Monitoring;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Analytics;

/// <summary>Answers what the records of a period say together.</summary>
public sealed class AnalyticsService
{
    /// <summary>Steps of reading the deployments of a period and what was measured in it.</summary>
    internal const int StepsOfPeriod = StepsOfDeployments + StepsOfMonitoring;

    private const int StepsOfDeployments = 1;
    private const int StepsOfMonitoring = 1 + MonitoringAnalysis.Steps;
    private const string DeploymentActivity = "Analyzing deployments";
    private const string MonitoringActivity = "Analyzing measurements";

    private readonly IProductionStore _store;
    private readonly IOperationReporter _reporter;

    internal AnalyticsService(IProductionStore store, IOperationReporter reporter)
    {
        _store = store;
        _reporter = reporter;
    }

    /// <summary>How often, how long and how well was deployed, with the five DORA metrics.</summary>
    public async Task<PerformanceAnalytics> GetDeploymentsAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var steps = new OperationSteps(_reporter, DeploymentActivity, StepsOfDeployments);
        return await GetDeploymentsAsync(request, steps, cancellationToken);
    }

    /// <summary>What was measured.</summary>
    public async Task<MonitoringAnalytics> GetMonitoringAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var steps = new OperationSteps(_reporter, MonitoringActivity, StepsOfMonitoring);
        return await GetMonitoringAsync(request, steps, cancellationToken);
    }

    /// <summary>The figures of the deployments one by one, each beside that of the period before.</summary>
    public async Task<IReadOnlyList<AnalyticsFigure>> ListDeploymentFiguresAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var before = request with { Period = request.Period.Previous() };
        using var steps = new OperationSteps(_reporter, DeploymentActivity, 2 * StepsOfDeployments);
        return DeploymentFigures.Of(
            await GetDeploymentsAsync(request, steps, cancellationToken), await GetDeploymentsAsync(before, steps, cancellationToken));
    }

    /// <summary>The figures of what was measured one by one, each beside that of the period before.</summary>
    public async Task<IReadOnlyList<AnalyticsFigure>> ListMonitoringFiguresAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var before = request with { Period = request.Period.Previous() };
        using var steps = new OperationSteps(_reporter, MonitoringActivity, 2 * StepsOfMonitoring);
        return MonitoringFigures.Of(
            await GetMonitoringAsync(request, steps, cancellationToken), await GetMonitoringAsync(before, steps, cancellationToken));
    }

    /// <summary>The same as part of something larger, whose steps they are.</summary>
    internal async Task<PerformanceAnalytics> GetDeploymentsAsync(AnalyticsRequest request, OperationSteps steps, CancellationToken cancellationToken)
    {
        steps.Begin("deployments");
        return new DeploymentAnalysis(await DeploymentLog.LoadAsync(_store, request, cancellationToken), request).Compute();
    }

    /// <inheritdoc cref="GetDeploymentsAsync(AnalyticsRequest, OperationSteps, CancellationToken)"/>
    internal async Task<MonitoringAnalytics> GetMonitoringAsync(AnalyticsRequest request, OperationSteps steps, CancellationToken cancellationToken)
    {
        var log = await steps.RunAsync("deployments", () => DeploymentLog.LoadAsync(_store, request, cancellationToken));
        return await new MonitoringAnalysis(_store, request, log.Changes, steps).ComputeAsync(cancellationToken);
    }
}
