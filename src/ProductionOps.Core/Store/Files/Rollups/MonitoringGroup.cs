using ProductionOps.Model;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>
/// What the measurements of one type in one environment say of the time from the first to the last of them. How long the last one
/// holds is known only when the next is, so that two groups can be joined without loss.
/// </summary>
internal sealed record MonitoringGroup
{
    /// <summary>A sample holds for so many intervals at most.</summary>
    public const int LongestHold = 2;

    public required MonitoringType Type { get; init; }

    public required DeploymentEnvironment Environment { get; init; }

    public required long Records { get; init; }

    public required long UpSamples { get; init; }

    public required long DegradedSamples { get; init; }

    public required long DownSamples { get; init; }

    public required DateTimeOffset First { get; init; }

    public required DateTimeOffset Last { get; init; }

    public UptimeStatus? LastStatus { get; init; }

    /// <summary>Milliseconds between two measurements; null where that is not known.</summary>
    public long? Interval { get; init; }

    /// <summary>Milliseconds up between the first and the last measurement.</summary>
    public required long UpTime { get; init; }

    /// <summary>Milliseconds degraded between the first and the last measurement.</summary>
    public required long DegradedTime { get; init; }

    /// <summary>Milliseconds down between the first and the last measurement.</summary>
    public required long DownTime { get; init; }

    public required IReadOnlyDictionary<string, MetricSummary> Metrics { get; init; }

    /// <summary>What this group says together with one of later measurements.</summary>
    public MonitoringGroup Append(MonitoringGroup next)
    {
        var sum = new GroupSum(this);
        sum.Append(next);
        return sum.Finish();
    }
}
