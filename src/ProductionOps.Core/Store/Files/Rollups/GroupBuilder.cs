using ProductionOps.Model;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>Makes groups of index entries.</summary>
/// <param name="intervalOf">The configured interval of a type in an environment; null where none is configured.</param>
internal sealed class GroupBuilder(Func<MonitoringType, DeploymentEnvironment, TimeSpan?> intervalOf)
{
    // With so many measurements, the usual gap between them tells more than the configuration, which may have changed since.
    private const int TellingCount = 10;

    /// <summary>The groups of the entries of one day, by type and environment.</summary>
    public IReadOnlyList<MonitoringGroup> GroupsOf(IEnumerable<MonitoringEntry> entries) =>
    [
        .. entries
            .GroupBy(entry => (entry.MonitoringType, entry.Environment))
            .OrderBy(group => group.Key)
            .Select(group => GroupOf(InOrder(group))!),
    ];

    /// <summary>The group of entries of one type and environment, in order; null when there are none.</summary>
    public MonitoringGroup? GroupOf(IReadOnlyList<MonitoringEntry> ordered) => GroupOf(ordered, IntervalOf(ordered));

    /// <summary>The same, with an interval that is known.</summary>
    public static MonitoringGroup? GroupOf(IReadOnlyList<MonitoringEntry> ordered, long? interval)
    {
        if (ordered.Count == 0) return null;
        var times = new StatusTimes();
        var metrics = new SortedDictionary<string, MetricAccumulator>(StringComparer.Ordinal);
        for (var i = 0; i < ordered.Count; i++)
        {
            var entry = ordered[i];
            if (i > 0) times.Hold(ordered[i - 1].Status, interval, ordered[i - 1].Timestamp, entry.Timestamp, ordered[i - 1].Timestamp);
            foreach (var (name, value) in MetricName.Of(entry))
            {
                if (!metrics.TryGetValue(name, out var metric)) metrics[name] = metric = new MetricAccumulator();
                metric.Add(value);
            }
        }

        return new MonitoringGroup
        {
            Type = ordered[0].MonitoringType,
            Environment = ordered[0].Environment,
            Records = ordered.Count,
            UpSamples = ordered.LongCount(entry => entry.Status == UptimeStatus.Up),
            DegradedSamples = ordered.LongCount(entry => entry.Status == UptimeStatus.Degraded),
            DownSamples = ordered.LongCount(entry => entry.Status == UptimeStatus.Down),
            First = ordered[0].Timestamp,
            Last = ordered[^1].Timestamp,
            LastStatus = ordered[^1].Status,
            Interval = interval,
            UpTime = times.Up,
            DegradedTime = times.Degraded,
            DownTime = times.Down,
            Metrics = Finish(metrics),
        };
    }

    /// <summary>Entries by their time.</summary>
    public static IReadOnlyList<MonitoringEntry> InOrder(IEnumerable<MonitoringEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Timestamp).ThenBy(entry => entry.Sequence)];

    /// <summary>Milliseconds between the measurements of a day: their median gap, or what is configured where they are few.</summary>
    public long? IntervalOf(IReadOnlyList<MonitoringEntry> ordered)
    {
        if (ordered.Count == 0) return null;
        var configured = ordered.Count < TellingCount ? intervalOf(ordered[0].MonitoringType, ordered[0].Environment) : null;
        if (configured is { } interval) return (long)interval.TotalMilliseconds;
        if (ordered.Count < 2) return null;
        var gaps = new long[ordered.Count - 1];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = (long)(ordered[i + 1].Timestamp - ordered[i].Timestamp).TotalMilliseconds;
        Array.Sort(gaps);
        return gaps[gaps.Length / 2];
    }

    private static SortedDictionary<string, MetricSummary> Finish(SortedDictionary<string, MetricAccumulator> metrics)
    {
        var finished = new SortedDictionary<string, MetricSummary>(StringComparer.Ordinal);
        foreach (var (name, metric) in metrics)
        {
            if (metric.Finish() is { } summary) finished[name] = summary;
        }

        return finished;
    }
}
