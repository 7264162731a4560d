using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Analytics.Monitoring;

/// <summary>
/// Times in which a site may be down because somebody works on it: silences of the active configuration that are about the uptime, and maintenance runs that were expected to take the site
/// down. They count neither as up nor as down nor as unknown.
/// </summary>
internal sealed class MaintenanceWindows
{
    private readonly IProductionStore _store;
    private readonly Action<OperationException>? _onDamaged;
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _windows = [];

    private MaintenanceWindows(IProductionStore store, IEnumerable<(DateTimeOffset From, DateTimeOffset To)> windows, Action<OperationException>? onDamaged)
    {
        (_store, _onDamaged) = (store, onDamaged);
        foreach (var (from, to) in windows.Where(static window => window.From < window.To).OrderBy(static window => window.From))
        {
            if (_windows is [.., var last] && from <= last.To) _windows[^1] = (last.From, to > last.To ? to : last.To);
            else _windows.Add((from, to));
        }
    }

    /// <summary>Reads those of an environment.</summary>
    public static async Task<MaintenanceWindows> LoadAsync(
        IProductionStore store, DeploymentEnvironment environment, Action<OperationException>? onDamaged, CancellationToken cancellationToken)
    {
        var windows = new List<(DateTimeOffset, DateTimeOffset)>();
        var configuration = await store.Configurations.FindActiveAsync(environment, cancellationToken);
        foreach (var silence in configuration?.Alerting?.Silences ?? [])
        {
            // One that does not say when it begins began when it was configured.
            if (silence.Types is [] || silence.Types.Contains(MonitoringType.Uptime)) windows.Add((silence.From ?? configuration!.Timestamp ?? silence.To, silence.To));
        }

        // Most runs do not touch the site and say so in the index; the others are few.
        var runs = store.Maintenance.ListAsync(new RecordQuery { OnDamaged = onDamaged }, cancellationToken)
            .Where(run => run.ExecutedTime is not null && run.UserImpact is not null and not UserImpact.None && (run.Environment ?? DeploymentEnvironment.Production) == environment);
        await foreach (var run in runs)
        {
            var end = run.CompletedTime ?? (run.Status == MaintenanceStatus.Running ? DateTimeOffset.MaxValue : null);
            if (end is null || await store.Maintenance.FindAsync(run.MaintenanceId, cancellationToken) is not { ImpactAssessment.Downtime: > 0 }) continue;
            windows.Add((run.ExecutedTime!.Value, end.Value));
        }

        return new MaintenanceWindows(store, windows, onDamaged);
    }

    /// <summary>
    /// An uptime summary without the windows. A window in a day of which only the sums are left cannot be cut out any more, and stays in.
    /// </summary>
    public async Task<MonitoringSummary> ExcludeAsync(MonitoringSummary summary, CancellationToken cancellationToken)
    {
        foreach (var (begin, end) in _windows)
        {
            var (from, to) = (begin > summary.From ? begin : summary.From, end < summary.To ? end : summary.To);
            if (from >= to) continue;
            var query = new MonitoringSummaryQuery { Type = MonitoringType.Uptime, Environment = summary.Environment, From = from, To = to, OnDamaged = _onDamaged };
            var window = await _store.Monitoring.SummarizeAsync(query, cancellationToken);
            if (window.From == from && window.To == to) summary = summary.Without(window);
        }

        return summary;
    }
}
