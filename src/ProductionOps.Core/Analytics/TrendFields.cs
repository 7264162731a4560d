using ProductionOps.Analytics.Statistics;
using ProductionOps.Model;

namespace ProductionOps.Analytics;

/// <summary>Writes a trend into a figure.</summary>
internal static class TrendFields
{
    /// <summary>The figure with its trend, and the deployment that came with a change of the level.</summary>
    public static T WithTrend<T>(this T figure, IReadOnlyList<TrendPoint> series, TrendMetric metric, IReadOnlyList<LiveChange> changes)
        where T : TrendedAnalytics
    {
        var trend = TrendAnalysis.Of(series, metric);
        var since = trend.Since;
        return figure with
        {
            Trend = trend.Trend,
            TrendPoints = trend.Points,
            TrendChange = trend.Change,
            TrendPValue = trend.PValue,
            TrendSince = since?.Time,
            TrendDeploymentId = since is null ? null : since.DeploymentId ?? DeploymentOf(since, trend.Before!, changes),
            Note = trend.PValue is null ? TrendAnalysis.InsufficientData : null,
        };
    }

    // The last release that became live after the last point of the old level and before the end of the first of the new one.
    private static string? DeploymentOf(TrendPoint since, TrendPoint before, IReadOnlyList<LiveChange> changes) =>
        changes.LastOrDefault(change => change.Time > before.Time && change.Time <= (since.End ?? since.Time))?.DeploymentId;
}
