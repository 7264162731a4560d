using ProductionOps.Analytics.Statistics;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Analytics.Monitoring;

/// <summary>
/// What the measurements of one type say of a period: the measurements themselves where they are few and all of them are still there, else the
/// summaries of their days, in UTC.
/// </summary>
internal sealed class MeasuredPeriod
{
    /// <summary>Up to so many measurements are looked at one by one, which takes a tenth of a second.</summary>
    public const int MostMeasurements = 50_000;

    /// <summary>Up to so many are points of a trend of their own; of more, the means of their days are.</summary>
    public const int MostPoints = 500;

    private readonly IReadOnlyList<MonitoringEntry>? _measurements;

    private MeasuredPeriod(MonitoringSummary summary, IReadOnlyList<MonitoringSummary> days, IReadOnlyList<MonitoringEntry>? measurements)
    {
        Summary = summary;
        Days = days;
        _measurements = measurements;
    }

    /// <summary>The whole period.</summary>
    public MonitoringSummary Summary { get; }

    /// <summary>Its days, in UTC, in which something was measured.</summary>
    public IReadOnlyList<MonitoringSummary> Days { get; }

    /// <summary>Whether percentiles are within 1 %, as they come from summaries.</summary>
    public bool IsApproximate => _measurements is null;

    /// <summary>Reads it.</summary>
    public static async Task<MeasuredPeriod> LoadAsync(IProductionStore store, MonitoringType type, AnalyticsRequest request, CancellationToken cancellationToken)
    {
        var query = new MonitoringSummaryQuery
        {
            Type = type,
            Environment = request.Environment,
            From = request.Period.From,
            To = request.Period.To,
            OnDamaged = request.OnDamaged,
        };
        var summary = await store.Monitoring.SummarizeAsync(query, cancellationToken);
        var windows = type == MonitoringType.Uptime ? await MaintenanceWindows.LoadAsync(store, request.Environment, request.OnDamaged, cancellationToken) : null;
        if (windows is not null) summary = await windows.ExcludeAsync(summary, cancellationToken);
        if (summary.Records == 0) return new MeasuredPeriod(summary, [], []);
        var days = await store.Monitoring.SummarizeDaysAsync(query, cancellationToken)
            .Select(async (day, _, stop) => windows is null ? day : await windows.ExcludeAsync(day, stop))
            .ToListAsync(cancellationToken);
        if (summary.Records > MostMeasurements) return new MeasuredPeriod(summary, days, measurements: null);
        var records = new RecordQuery
        {
            Types = [JsonLiteral.Of(type)],
            Environment = JsonLiteral.Of(request.Environment),
            From = request.Period.From,
            To = request.Period.To,
            OnDamaged = request.OnDamaged,
        };
        var entries = await store.Monitoring.ListAsync(records, cancellationToken).OrderBy(static entry => entry.Timestamp).ToListAsync(cancellationToken);
        return new MeasuredPeriod(summary, days, entries.Count == summary.Records ? entries : null);
    }

    /// <summary>The newest measurement that has a metric; null when there is none, or when only summaries are left.</summary>
    public MonitoringEntry? FindNewest(string metric) => _measurements?.LastOrDefault(entry => ValueOf(entry, metric) is not null);

    /// <summary>The newest value of a metric; where only summaries are left, the mean of the last day that has one; null when there is none.</summary>
    public double? Newest(string metric) => _measurements is not null
        ? FindNewest(metric) is { } entry ? ValueOf(entry, metric) : null
        : Days.LastOrDefault(day => day.Metrics.ContainsKey(metric))?.Metrics[metric].Mean;

    /// <summary>A percentile of a metric; null when it has no values.</summary>
    public double? Percentile(string metric, double fraction) => _measurements is null
        ? Summary.Metrics.GetValueOrDefault(metric)?.Percentile(fraction)
        : SampleQuantile.Of(_measurements.Select(entry => ValueOf(entry, metric)).OfType<double>(), fraction);

    /// <summary>The values of a metric for a trend: those of the measurements, or the means of the days where these are too many.</summary>
    public IReadOnlyList<TrendPoint> Series(string metric)
    {
        if (_measurements is null || Summary.Metrics.GetValueOrDefault(metric)?.Count > MostPoints)
            return DaySeries(day => day.Metrics.GetValueOrDefault(metric)?.Mean);
        return [.. _measurements.Select(entry => (entry.Timestamp, Value: ValueOf(entry, metric))).Where(static pair => pair.Value is not null).Select(static pair => new TrendPoint(pair.Timestamp, pair.Value!.Value))];
    }

    /// <summary>One value a day for a trend; days without one are left out.</summary>
    public IReadOnlyList<TrendPoint> DaySeries(Func<MonitoringSummary, double?> value) =>
        [.. Days.Where(day => value(day) is not null).Select(day => new TrendPoint(day.From, value(day)!.Value) { End = day.To })];

    private static double? ValueOf(MonitoringEntry entry, string metric)
    {
        foreach (var (name, value) in MetricName.Of(entry))
        {
            if (name == metric) return value;
        }

        return null;
    }
}
