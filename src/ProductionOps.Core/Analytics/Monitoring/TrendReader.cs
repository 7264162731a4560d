using ProductionOps.Analytics.Statistics;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Analytics.Monitoring;

/// <summary>Where an environment is heading, from the summaries of days alone, so that asking costs no more than some days.</summary>
internal sealed class TrendReader(IProductionStore store, AnalyticsRequest request)
{
    /// <summary>The trends; null when there are too few days to tell any.</summary>
    public async Task<MonitoringTrends?> ReadAsync(CancellationToken cancellationToken)
    {
        var uptime = await DaysAsync(MonitoringType.Uptime, cancellationToken);
        var performance = await DaysAsync(MonitoringType.Performance, cancellationToken);
        var availability = Of(uptime, static day => day.Availability, TrendMetric.Availability);
        var errors = Of(uptime, MonitoringAnalysis.ErrorRateOf, TrendMetric.ErrorRate);
        var speed = performance.Any(static day => day.Metrics.ContainsKey(MetricName.Score))
            ? Of(performance, static day => day.Metrics.GetValueOrDefault(MetricName.Score)?.Mean, TrendMetric.Score)
            : Of(performance, static day => day.Metrics.GetValueOrDefault(MetricName.Lcp)?.Mean, TrendMetric.Paint);
        if (availability.PValue is null && errors.PValue is null && speed.PValue is null) return null;
        return new MonitoringTrends { AvailabilityTrend = availability.Trend, ErrorRateTrend = errors.Trend, PerformanceTrend = speed.Trend };
    }

    private async Task<List<MonitoringSummary>> DaysAsync(MonitoringType type, CancellationToken cancellationToken)
    {
        var query = new MonitoringSummaryQuery { Type = type, Environment = request.Environment, From = request.Period.From, To = request.Period.To };
        var days = store.Monitoring.SummarizeDaysAsync(query, cancellationToken);
        if (type != MonitoringType.Uptime) return await days.ToListAsync(cancellationToken);
        var windows = await MaintenanceWindows.LoadAsync(store, request.Environment, onDamaged: null, cancellationToken);
        return await days.Select(async (day, _, stop) => await windows.ExcludeAsync(day, stop)).ToListAsync(cancellationToken);
    }

    private static TrendAnalysis Of(List<MonitoringSummary> days, Func<MonitoringSummary, double?> value, TrendMetric metric) =>
        TrendAnalysis.Of([.. days.Where(day => value(day) is not null).Select(day => new TrendPoint(day.From, value(day)!.Value))], metric);
}
