using ProductionOps.Analytics.Statistics;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Analytics.Deployments;

/// <summary>Deployments of a period: how often, how long, how well.</summary>
internal sealed class DeploymentAnalysis(DeploymentLog log, AnalyticsRequest request)
{
    // A rate needs several deployments, a trend several rates.
    private const int SmallestGroup = 5;
    private const int MostGroups = 10;
    private const int DaysOfWeek = 7;
    private const int DaysOfMonth = 30;

    public PerformanceAnalytics Compute() => new()
    {
        Environment = request.Environment,
        Period = request.Describe(),
        DeploymentFrequency = Frequency(),
        BuildTimes = BuildTimes(),
        DeploymentSuccess = Success(),
        ConstitutionalCompliance = Compliance(),
        Dora = new DoraAnalysis(log, request).Compute(),
    };

    private DeploymentFrequency Frequency()
    {
        var deployments = log.Live.Where(log.IsInPeriod).ToList();
        var daily = deployments.Count / request.Period.Days;
        return new DeploymentFrequency
        {
            Daily = daily,
            Weekly = daily * DaysOfWeek,
            Monthly = daily * DaysOfMonth,
            Deployments = deployments.Count,
            DeploymentDays = new DeploymentRhythm(request.Period, deployments).Days.Count,
            Rollbacks = log.Entries.Count(entry => DeploymentLog.IsRollback(entry) && entry.Status == DeploymentStatus.Success && log.IsInPeriod(entry)),
        };
    }

    private BuildTimeAnalytics BuildTimes()
    {
        var series = Series(static entry => entry.BuildTime);
        var times = series.Select(static point => point.Value).ToList();
        return new BuildTimeAnalytics
        {
            Average = times.Count == 0 ? null : times.Average(),
            Median = SampleQuantile.Of(times, 0.5),
            Percentile95 = SampleQuantile.Of(times, 0.95),
            Builds = times.Count,
        }.WithTrend(series, TrendMetric.BuildTime, []);
    }

    private DeploymentSuccessAnalytics Success()
    {
        var ended = log.Ended;
        var succeeded = ended.Count(static entry => entry.Status == DeploymentStatus.Success);
        return new DeploymentSuccessAnalytics
        {
            Rate = ended.Count == 0 ? null : 100.0 * succeeded / ended.Count,
            FailureReasons = Counts(ended.Where(static entry => entry.Status != DeploymentStatus.Success).Select(ReasonOf)),
            Ended = ended.Count,
            Succeeded = succeeded,
            Failed = ended.Count(static entry => entry.Status == DeploymentStatus.Failed),
            RolledBack = ended.Count(static entry => entry.Status == DeploymentStatus.RolledBack),
        }.WithTrend(SuccessRates(ended), TrendMetric.SuccessRate, []);
    }

    private static string ReasonOf(DeploymentEntry entry) =>
        entry.ErrorId ?? (entry.Status == DeploymentStatus.RolledBack ? nameof(DeploymentStatus.RolledBack) : "Unknown");

    // Rates of equal numbers of deployments after one another, so that a busy week does not count like a quiet one.
    private static List<TrendPoint> SuccessRates(IReadOnlyList<DeploymentEntry> ended)
    {
        var groups = Math.Min(MostGroups, ended.Count / SmallestGroup);
        var points = new List<TrendPoint>();
        for (var i = 0; i < groups; i++)
        {
            var group = ended.Take(new Range(i * ended.Count / groups, (i + 1) * ended.Count / groups)).ToList();
            points.Add(new TrendPoint(DeploymentLog.TimeOf(group[0]), 100.0 * group.Count(static entry => entry.Status == DeploymentStatus.Success) / group.Count)
            {
                DeploymentId = group[0].DeploymentId,
            });
        }

        return points;
    }

    private ComplianceAnalytics Compliance()
    {
        var series = Series(static entry => entry.ComplianceScore);
        return new ComplianceAnalytics
        {
            AverageScore = series.Count == 0 ? null : series.Average(static point => point.Value),
            Judged = series.Count,
            Violations = Counts(log.Ended.SelectMany(entry => log.Find(entry)?.Validation?.ConstitutionalCompliance?.Violations ?? [])),
        }.WithTrend(series, TrendMetric.Score, []);
    }

    private IReadOnlyList<TrendPoint> Series(Func<DeploymentEntry, double?> value) =>
    [
        .. log.Ended
            .Where(entry => value(entry) is not null)
            .OrderBy(DeploymentLog.TimeOf)
            .Select(entry => new TrendPoint(DeploymentLog.TimeOf(entry), value(entry)!.Value) { DeploymentId = entry.DeploymentId }),
    ];

    private static SortedDictionary<string, int> Counts(IEnumerable<string> texts) =>
        new(texts.CountBy(static text => text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
