using ProductionOps.Analytics.Monitoring;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>
/// The availability of the last 30 days. What came before today is summed up once a day, so that asking at each sample costs no more than
/// today; today itself is at most five minutes old.
/// </summary>
internal sealed class AvailabilityWindow(IProductionStore store, DeploymentEnvironment environment)
{
    /// <summary>Days that it looks back.</summary>
    public const int Days = 30;

    private MonitoringSummary? _before;
    private MonitoringSummary? _today;
    private DateTimeOffset _day;

    /// <summary>Percentage of known time in which the site was up or degraded; null when nothing is known.</summary>
    /// <param name="now">End of the window.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<double?> GetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (_before is null || day != _day)
        {
            _before = await SummarizeAsync(day.AddDays(1 - Days), day, cancellationToken);
            _day = day;
            _today = null;
        }

        if (_today is null || now - _today.To > TimeSpan.FromMinutes(5) || now < _today.To)
            _today = await SummarizeAsync(day, now > day ? now : day.AddMilliseconds(1), cancellationToken);
        return _before.Merge(_today).Availability is { } availability ? Math.Round(availability, 3) : null;
    }

    private async Task<MonitoringSummary> SummarizeAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var query = new MonitoringSummaryQuery { Type = MonitoringType.Uptime, Environment = environment, From = from, To = to };
        var windows = await MaintenanceWindows.LoadAsync(store, environment, onDamaged: null, cancellationToken);
        return await windows.ExcludeAsync(await store.Monitoring.SummarizeAsync(query, cancellationToken), cancellationToken);
    }
}
