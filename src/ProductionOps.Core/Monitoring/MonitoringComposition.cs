using ProductionOps.Configuration;
using ProductionOps.Deployment;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Model;
using ProductionOps.Monitoring.Accessibility;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Constitutional;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Monitoring.Security;
using ProductionOps.Monitoring.Security.Headers;
using ProductionOps.Monitoring.Uptime;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Monitoring;

/// <summary>Puts the parts of watching together.</summary>
internal sealed class MonitoringComposition(IProductionStore store, ConfigurationService configurations, WorkspaceOptions options, AlertParts alerts)
{
    public MonitoringService Compose() =>
        new(store, configurations, new MonitoringParts(Monitors(), new MonitoringRecorder(store, alerts, options.Reporter), FindLiveAsync, options.Time), options.Reporter);

    private IReadOnlyList<IMonitor> Monitors()
    {
        var probe = new HttpProbe(options.Time);
        var processes = options.Processes ?? new ProcessRunner(options.Time);
        var audit = new NpmAudit(processes, options.Files, options.Time);
        var reviewer = new ConstitutionalReviewer(
            store,
            new DeploymentComposition(store, configurations, options).Rollout(),
            new WorkflowCheck(options.Files, () => options.Integrations().Yaml),
            new GitHistory(processes));
        return
        [
            new UptimeMonitor(probe, new ReferenceCheck(probe, ReferenceCheck.IsNetworkUp), options.Time, options.Reporter),
            new SecurityMonitor(new HeaderReader(() => options.Integrations().Pages, options.Time), audit, options.Time, options.Reporter),
            new PerformanceMonitor(PerformanceMeter.OfThisMachine(processes, options.Files, options.Time), options.Reporter),
            new AccessibilityMonitor(AccessibilityAuditor.OfThisMachine(processes, options.Files, options.Time), options.Reporter),
            new ConstitutionalMonitor(new GitRepository(processes), reviewer, options.Reporter),
        ];
    }

    private async Task<string?> FindLiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var live = await new DeploymentHistory(store).FindLiveAsync(environment, cancellationToken);
        return live is null ? null : DeploymentHistory.ReleaseIdOf(live);
    }
}
