using ProductionOps.Analytics.Statistics;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Analytics.Monitoring;

/// <summary>What was measured in a period, and where it is heading.</summary>
internal sealed class MonitoringAnalysis(IProductionStore store, AnalyticsRequest request, IReadOnlyList<LiveChange> changes, OperationSteps steps)
{
    /// <summary>Steps that it has: the types of measurements.</summary>
    public const int Steps = 5;

    private const string Removed = "the measurements themselves are no longer kept";
    private const string NoData = "no data";

    public async Task<MonitoringAnalytics> ComputeAsync(CancellationToken cancellationToken) => new()
    {
        Environment = request.Environment,
        Period = request.Describe(),
        Uptime = Uptime(
            await LoadAsync(MonitoringType.Uptime, cancellationToken), await OutageLog.LoadAsync(store, request, cancellationToken)),
        Performance = Performance(await LoadAsync(MonitoringType.Performance, cancellationToken)),
        ConstitutionalCompliance = await ComplianceAsync(await LoadAsync(MonitoringType.Constitutional, cancellationToken), cancellationToken),
        Accessibility = Findings(await LoadAsync(MonitoringType.Accessibility, cancellationToken)),
        Security = Findings(await LoadAsync(MonitoringType.Security, cancellationToken)),
    };

    private Task<MeasuredPeriod> LoadAsync(MonitoringType type, CancellationToken cancellationToken) =>
        steps.RunAsync(JsonLiteral.Of(type), () => MeasuredPeriod.LoadAsync(store, type, request, cancellationToken));

    private UptimeAnalytics Uptime(MeasuredPeriod measured, OutageLog outages)
    {
        var summary = measured.Summary;
        var uptime = new UptimeAnalytics
        {
            Current = summary.Availability,
            Coverage = summary.Coverage,
            Samples = summary.Records,
            UpTime = summary.UpTime.TotalSeconds,
            DegradedTime = summary.DegradedTime.TotalSeconds,
            DownTime = summary.DownTime.TotalSeconds,
            UnknownTime = summary.UnknownTime.TotalSeconds,
            MaintenanceTime = summary.MaintenanceTime.TotalSeconds,
            Incidents = outages.Incidents.Count,
            IncidentIds = [.. outages.Incidents.Select(static incident => incident.IncidentId)],
            OpenIncidents = outages.Open,
            Mttr = outages.MeanTimeToRecovery,
            Mtta = outages.MeanTimeToAcknowledgement,
            Mtbf = outages.MeanTimeBetweenFailures,
            ResponseTime = ResponseTime(measured),
            ErrorRate = new ErrorRateAnalytics { Rate = ErrorRateOf(summary) }
                .WithTrend(measured.DaySeries(ErrorRateOf), TrendMetric.ErrorRate, changes),
        }.WithTrend(measured.DaySeries(static day => day.Availability), TrendMetric.Availability, changes);
        return summary.Availability is null ? uptime with { Note = NoData } : uptime;
    }

    /// <summary>Samples of a period that found the site down, as a percentage of those with an outcome; null when there are none.</summary>
    internal static double? ErrorRateOf(MonitoringSummary summary)
    {
        var known = summary.UpSamples + summary.DegradedSamples + summary.DownSamples;
        return known == 0 ? null : 100.0 * summary.DownSamples / known;
    }

    private ResponseTimeAnalytics? ResponseTime(MeasuredPeriod measured)
    {
        if (measured.Summary.Metrics.GetValueOrDefault(MetricName.ResponseTime) is not { } times) return null;
        return new ResponseTimeAnalytics
        {
            Average = times.Mean,
            Minimum = times.Minimum,
            Maximum = times.Maximum,
            Median = measured.Percentile(MetricName.ResponseTime, 0.5),
            Percentile90 = measured.Percentile(MetricName.ResponseTime, 0.9),
            Percentile95 = measured.Percentile(MetricName.ResponseTime, 0.95),
            Percentile99 = measured.Percentile(MetricName.ResponseTime, 0.99),
            IsApproximate = measured.IsApproximate,
        }.WithTrend(measured.Series(MetricName.ResponseTime), TrendMetric.ResponseTime, changes);
    }

    private MonitoringPerformanceAnalytics Performance(MeasuredPeriod measured)
    {
        var scores = new LighthouseScores
        {
            Performance = measured.Newest(MetricName.Score),
            Accessibility = measured.Newest(MetricName.AccessibilityScore),
            BestPractices = measured.Newest(MetricName.BestPracticesScore),
            Seo = measured.Newest(MetricName.SeoScore),
        };
        var vitals = new VitalsAnalytics
        {
            Lcp = Vital(measured, MetricName.Lcp, VitalBounds.Lcp, TrendMetric.Paint),
            Fcp = Vital(measured, MetricName.Fcp, VitalBounds.Fcp, TrendMetric.Paint),
            Cls = Vital(measured, MetricName.Cls, VitalBounds.Cls, TrendMetric.LayoutShift),
            Fid = Vital(measured, MetricName.Fid, VitalBounds.Fid, TrendMetric.Input),
            Inp = Vital(measured, MetricName.Inp, VitalBounds.Inp, TrendMetric.Input),
        };
        return new MonitoringPerformanceAnalytics
        {
            LighthouseScores = scores == new LighthouseScores() ? null : scores,
            CoreWebVitals = vitals == new VitalsAnalytics() ? null : vitals,
            PerformanceScore = Score(measured),
        };
    }

    private VitalAnalytics? Vital(MeasuredPeriod measured, string metric, VitalBounds bounds, TrendMetric meaning)
    {
        if (measured.Percentile(metric, 0.75) is not { } typical) return null;
        return Limit(measured, new VitalAnalytics
        {
            Current = measured.Newest(metric),
            Percentile75 = typical,
            Rating = bounds.Rate(typical),
            IsApproximate = measured.IsApproximate,
        }.WithTrend(measured.Series(metric), meaning, changes));
    }

    private ScoreAnalytics? Score(MeasuredPeriod measured)
    {
        if (measured.Summary.Metrics.GetValueOrDefault(MetricName.Score) is not { } scores) return null;
        return Limit(measured, new ScoreAnalytics { Current = measured.Newest(MetricName.Score), Average = scores.Mean }
            .WithTrend(measured.Series(MetricName.Score), TrendMetric.Score, changes));
    }

    private FindingAnalytics? Findings(MeasuredPeriod measured)
    {
        if (measured.Summary.Records == 0) return null;
        return Limit(measured, new FindingAnalytics { Current = measured.Newest(MetricName.Findings), Measurements = measured.Summary.Records }
            .WithTrend(measured.Series(MetricName.Findings), TrendMetric.Findings, changes));
    }

    private async Task<MonitoredCompliance> ComplianceAsync(MeasuredPeriod measured, CancellationToken cancellationToken)
    {
        var newest = measured.FindNewest(MetricName.Score);
        var record = newest is null ? null : await store.Monitoring.FindAsync(newest.MonitoringId, cancellationToken);
        var principles = record?.Constitutional?.PrincipleScores;
        return new MonitoredCompliance
        {
            OverallScore = measured.Newest(MetricName.Score),
            PrincipleScores = new PrincipleScores
            {
                ZeroGitHubActions = Principle("zeroGitHubActions"),
                PerformanceFirst = Principle("performanceFirst"),
                UserPreservation = Principle("userPreservation"),
                BranchPreservation = Principle("branchPreservation"),
                LocalValidation = Principle("localValidation"),
            },
            Score = Score(measured),
        };

        double? Principle(string name) => principles?.TryGetValue(name, out var score) == true ? score : null;
    }

    // "Newest" is a day's mean then, and must not look like a measurement.
    private static T Limit<T>(MeasuredPeriod measured, T figure)
        where T : TrendedAnalytics =>
        !measured.IsApproximate ? figure : figure with { Note = figure.Note is { } note ? $"{note}; {Removed}" : $"the newest is the mean of its day: {Removed}" };
}
