using ProductionOps.Store.Summaries;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>Joins groups of measurements, in the order of their time.</summary>
internal sealed class GroupSum
{
    private readonly SortedDictionary<string, MetricAccumulator> _metrics = new(StringComparer.Ordinal);
    private MonitoringGroup _sum;
    private StatusTimes _times;

    public GroupSum(MonitoringGroup first)
    {
        _sum = first;
        _times = new StatusTimes(first.UpTime, first.DegradedTime, first.DownTime);
        AddMetrics(first);
    }

    /// <summary>Adds a group of later measurements.</summary>
    public void Append(MonitoringGroup next)
    {
        _times.Hold(_sum.LastStatus, _sum.Interval, _sum.Last, next.First, _sum.Last);
        _times = new StatusTimes(_times.Up + next.UpTime, _times.Degraded + next.DegradedTime, _times.Down + next.DownTime);
        var isLater = next.Last >= _sum.Last;
        _sum = _sum with
        {
            Records = _sum.Records + next.Records,
            UpSamples = _sum.UpSamples + next.UpSamples,
            DegradedSamples = _sum.DegradedSamples + next.DegradedSamples,
            DownSamples = _sum.DownSamples + next.DownSamples,
            First = next.First < _sum.First ? next.First : _sum.First,
            Last = isLater ? next.Last : _sum.Last,
            LastStatus = isLater ? next.LastStatus : _sum.LastStatus,
            Interval = isLater ? next.Interval ?? _sum.Interval : _sum.Interval,
        };
        AddMetrics(next);
    }

    /// <summary>The group of all measurements.</summary>
    public MonitoringGroup Finish()
    {
        var metrics = new SortedDictionary<string, MetricSummary>(StringComparer.Ordinal);
        foreach (var (name, metric) in _metrics) metrics[name] = metric.Finish()!;
        return _sum with
        {
            UpTime = _times.Up,
            DegradedTime = _times.Degraded,
            DownTime = _times.Down,
            Metrics = metrics,
        };
    }

    /// <summary>What the measurements say of a period.</summary>
    /// <param name="before">The last measurements before the period; null when there are none.</param>
    /// <param name="from">Start of the period.</param>
    /// <param name="to">End of the period.</param>
    public MonitoringSummary Summarize(MonitoringGroup? before, DateTimeOffset from, DateTimeOffset to)
    {
        var group = Finish();
        var times = _times;
        if (before is not null) times.Hold(before.LastStatus, before.Interval, from, group.First, before.Last);
        times.Hold(group.LastStatus, group.Interval, group.Last, to, group.Last);
        return new MonitoringSummary
        {
            Type = group.Type,
            Environment = group.Environment,
            From = from,
            To = to,
            Period = to - from,
            Records = group.Records,
            UpSamples = group.UpSamples,
            DegradedSamples = group.DegradedSamples,
            DownSamples = group.DownSamples,
            UpTime = TimeSpan.FromMilliseconds(times.Up),
            DegradedTime = TimeSpan.FromMilliseconds(times.Degraded),
            DownTime = TimeSpan.FromMilliseconds(times.Down),
            FirstTimestamp = group.First,
            LastTimestamp = group.Last,
            Metrics = group.Metrics,
        };
    }

    private void AddMetrics(MonitoringGroup group)
    {
        foreach (var (name, metric) in group.Metrics)
        {
            if (!_metrics.TryGetValue(name, out var accumulator)) _metrics[name] = accumulator = new MetricAccumulator();
            accumulator.Add(metric);
        }
    }
}
