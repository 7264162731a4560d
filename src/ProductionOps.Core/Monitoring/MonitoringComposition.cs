using ProductionOps.Configuration;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Model;
using ProductionOps.Monitoring.Uptime;
using ProductionOps.Store;

namespace ProductionOps.Monitoring;

/// <summary>Puts the parts of watching together.</summary>
internal sealed class MonitoringComposition(IProductionStore store, ConfigurationService configurations, WorkspaceOptions options)
{
    public MonitoringService Compose() =>
        new(store, configurations, new MonitoringParts(Monitors(), new MonitoringRecorder(store), FindLiveAsync, options.Time));

    private IReadOnlyList<IMonitor> Monitors()
    {
        var probe = new HttpProbe(options.Time);
        return [new UptimeMonitor(probe, new ReferenceCheck(probe, ReferenceCheck.IsNetworkUp), options.Time, options.Reporter)];
    }

    private async Task<string?> FindLiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var live = await new DeploymentHistory(store).FindLiveAsync(environment, cancellationToken);
        return live is null ? null : DeploymentHistory.ReleaseIdOf(live);
    }
}
