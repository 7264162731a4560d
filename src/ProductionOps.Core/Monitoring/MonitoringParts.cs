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
    /// <summary>The monitor of a type.</summary>
    /// <exception cref="OperationException"><c>MonitorNotAvailable</c>: there is none.</exception>
    public IMonitor MonitorOf(MonitoringType type) => Monitors.FirstOrDefault(monitor => monitor.Type == type)
        ?? throw new OperationException("MonitorNotAvailable", ErrorKind.Unavailable, $"{type} cannot be measured by this version.", type);
}
