using ProductionOps.Analytics;
using ProductionOps.Analytics.Monitoring;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Reporting.Content;

/// <summary>
/// The uptime of each day. In periods of up to two months, the last 35 days are those of the time zone; all others are days in UTC, as measurements are summed up by those when their details
/// go, and as reading a year of details would take seconds.
/// </summary>
internal sealed class ReportDays(IProductionStore store, AnalyticsRequest request, DateTimeOffset now)
{
    private const int LocalDays = 35;
    private const int LongestLocal = 62;

    public async Task<IReadOnlyList<ReportDay>> ListAsync(CancellationToken cancellationToken)
    {
        var period = request.Period;
        var end = period.To < now ? period.To : now;
        if (end <= period.From) return [];
        var calendar = period.Calendar;
        var cut = IsUtc(period.Zone) || period.To - period.From > TimeSpan.FromDays(LongestLocal) ? end : calendar.StartOf(calendar.DayAt(now).AddDays(-LocalDays));
        var days = new List<ReportDay>();
        var windows = await MaintenanceWindows.LoadAsync(store, request.Environment, request.OnDamaged, cancellationToken);
        if (cut > period.From)
        {
            var query = Query(period.From, cut < end ? cut : end);
            await foreach (var day in store.Monitoring.SummarizeDaysAsync(query, cancellationToken))
                days.Add(Describe(DateOnly.FromDateTime(day.From.UtcDateTime), await windows.ExcludeAsync(day, cancellationToken)) with { IsUtc = !IsUtc(period.Zone) });
        }

        foreach (var day in calendar.DaysOf(cut > period.From ? cut : period.From, end))
        {
            if (cut >= end) break;
            var summary = await store.Monitoring.SummarizeAsync(Query(day.From, day.To), cancellationToken);
            if (summary.Records > 0) days.Add(Describe(day.Date, await windows.ExcludeAsync(summary, cancellationToken)));
        }

        return days;
    }

    private static bool IsUtc(TimeZoneInfo zone) => zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;

    private MonitoringSummaryQuery Query(DateTimeOffset from, DateTimeOffset to) =>
        new() { Type = MonitoringType.Uptime, Environment = request.Environment, From = from, To = to, OnDamaged = request.OnDamaged };

    private static ReportDay Describe(DateOnly date, MonitoringSummary summary)
    {
        var times = summary.Metrics.GetValueOrDefault(MetricName.ResponseTime);
        return new ReportDay
        {
            Date = date,
            From = summary.From,
            To = summary.To,
            Availability = summary.Availability,
            Coverage = summary.Coverage,
            DownTime = summary.DownTime.TotalSeconds,
            MaintenanceTime = summary.MaintenanceTime.TotalSeconds,
            Samples = summary.Records,
            MedianResponseTime = times?.Percentile(0.5),
            Percentile95ResponseTime = times?.Percentile(0.95),
        };
    }
}
