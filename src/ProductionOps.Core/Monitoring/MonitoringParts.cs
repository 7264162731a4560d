using ProductionOps.Model;

namespace ProductionOps.Monitoring;

/// <summary>What measuring is made of.</summary>
/// <param name="Monitors">One monitor a type.</param>
/// <param name="Recorder">Stores what was measured.</param>
/// <param name="FindLiveDeploymentAsync">Finds the deployment that is live.</param>
/// <param name="Time">The clock.</param>
internal sealed record MonitoringParts(
    IReadOnlyList<IMonitor> Monitors,
    MonitoringRecorder Recorder,
    Func<DeploymentEnvironment, CancellationToken, Task<string?>> FindLiveDeploymentAsync,
    TimeProvider Time)
{
    /// <summary>Measures a type now; nothing is stored.</summary>
    /// <exception cref="OperationException">As <see cref="IMonitor.MeasureAsync"/>; <c>MonitorNotAvailable</c>.</exception>
    public Task<ProductionMonitoring> MeasureAsync(MonitoringType type, MonitorContext context, string? deploymentId, CancellationToken cancellationToken)
    {
        var blank = new ProductionMonitoring
        {
            MonitoringId = "",
            Timestamp = Time.GetUtcNow(),
            MonitoringType = type,
            SiteUrl = context.Site.AbsoluteUri,
            Environment = context.Environment,
            DeploymentId = deploymentId,
        };
        return MonitorOf(type).MeasureAsync(context, blank, cancellationToken);
    }

    /// <summary>The monitor of a type.</summary>
    /// <exception cref="OperationException"><c>MonitorNotAvailable</c>: there is none.</exception>
    public IMonitor MonitorOf(MonitoringType type) => Monitors.FirstOrDefault(monitor => monitor.Type == type)
        ?? throw new OperationException("MonitorNotAvailable", ErrorKind.Unavailable, $"{type} cannot be measured by this version.", type);
}
