using System.Text.Json.Serialization;
using ProductionOps.Model;

namespace ProductionOps.Store.Summaries;

/// <summary>
/// What the measurements of one type in one environment say of a period. A sample holds until the next one, at most two intervals;
/// the rest of the period, and samples without outcome, are unknown.
/// </summary>
public sealed record MonitoringSummary
{
    /// <summary>What was measured.</summary>
    public required MonitoringType Type { get; init; }

    /// <summary>Environment that was measured.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Start of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the period, not part of it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>How long the period is; shorter than from start to end where summaries with a gap between them were merged.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Number of measurements.</summary>
    public long Records { get; init; }

    /// <summary>Samples that found the site up.</summary>
    public long UpSamples { get; init; }

    /// <summary>Samples that found the site slow or partly failing.</summary>
    public long DegradedSamples { get; init; }

    /// <summary>Samples that found the site down.</summary>
    public long DownSamples { get; init; }

    /// <summary>Time up.</summary>
    public TimeSpan UpTime { get; init; }

    /// <summary>Time up, but slow or partly failing.</summary>
    public TimeSpan DegradedTime { get; init; }

    /// <summary>Time down.</summary>
    public TimeSpan DownTime { get; init; }

    /// <summary>Time of planned maintenance, which was taken out of the period.</summary>
    [JsonIgnore]
    public TimeSpan MaintenanceTime { get; init; }

    /// <summary>The first measurement; null when there is none.</summary>
    public DateTimeOffset? FirstTimestamp { get; init; }

    /// <summary>The last measurement; null when there is none.</summary>
    public DateTimeOffset? LastTimestamp { get; init; }

    /// <summary>What is known of the values, by <see cref="MetricName"/>; a metric without values is absent.</summary>
    public IReadOnlyDictionary<string, MetricSummary> Metrics { get; init; } = new Dictionary<string, MetricSummary>(StringComparer.Ordinal);

    /// <summary>Time of which nothing is known.</summary>
    [JsonIgnore]
    public TimeSpan UnknownTime => Period > KnownTime ? Period - KnownTime : TimeSpan.Zero;

    /// <summary>Time of which the outcome is known.</summary>
    [JsonIgnore]
    public TimeSpan KnownTime => UpTime + DegradedTime + DownTime;

    /// <summary>Percentage of known time in which the site was up or degraded; null when nothing is known.</summary>
    [JsonIgnore]
    public double? Availability => KnownTime > TimeSpan.Zero ? 100 * ((UpTime + DegradedTime) / KnownTime) : null;

    /// <summary>Percentage of the period of which the outcome is known; null for an empty period.</summary>
    [JsonIgnore]
    public double? Coverage => Period > TimeSpan.Zero ? 100 * (KnownTime / Period) : null;

    /// <summary>The same without the time and the samples of planned maintenance, which is a part of it; records and values stay.</summary>
    public MonitoringSummary Without(MonitoringSummary maintenance)
    {
        ArgumentNullException.ThrowIfNull(maintenance);
        return this with
        {
            Period = Period - maintenance.Period,
            MaintenanceTime = MaintenanceTime + maintenance.Period,
            UpSamples = UpSamples - maintenance.UpSamples,
            DegradedSamples = DegradedSamples - maintenance.DegradedSamples,
            DownSamples = DownSamples - maintenance.DownSamples,
            UpTime = UpTime - maintenance.UpTime,
            DegradedTime = DegradedTime - maintenance.DegradedTime,
            DownTime = DownTime - maintenance.DownTime,
        };
    }

    /// <summary>What the measurements of two periods, which do not overlap, say of both.</summary>
    public MonitoringSummary Merge(MonitoringSummary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            From = From < other.From ? From : other.From,
            To = To > other.To ? To : other.To,
            Period = Period + other.Period,
            MaintenanceTime = MaintenanceTime + other.MaintenanceTime,
            Records = Records + other.Records,
            UpSamples = UpSamples + other.UpSamples,
            DegradedSamples = DegradedSamples + other.DegradedSamples,
            DownSamples = DownSamples + other.DownSamples,
            UpTime = UpTime + other.UpTime,
            DegradedTime = DegradedTime + other.DegradedTime,
            DownTime = DownTime + other.DownTime,
            FirstTimestamp = Nullable.Compare(FirstTimestamp ?? other.FirstTimestamp, other.FirstTimestamp ?? FirstTimestamp) <= 0
                ? FirstTimestamp ?? other.FirstTimestamp
                : other.FirstTimestamp,
            LastTimestamp = Nullable.Compare(LastTimestamp, other.LastTimestamp) >= 0 ? LastTimestamp : other.LastTimestamp,
            Metrics = MetricAddition.Add(Metrics, other.Metrics),
        };
    }
}
