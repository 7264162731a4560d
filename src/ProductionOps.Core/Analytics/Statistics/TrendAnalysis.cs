using ProductionOps.Model;

namespace ProductionOps.Analytics.Statistics;

/// <summary>Where a metric is heading.</summary>
/// <remarks>
/// It is improving or degrading only where a Mann–Kendall test finds a trend (p below 0.05) and the Theil–Sen change over the window is more than
/// the metric's floor; otherwise it is stable. Fewer than eight points are too few to tell.
/// </remarks>
internal sealed record TrendAnalysis
{
    /// <summary>So many points are needed.</summary>
    public const int FewestPoints = 8;

    /// <summary>More points than this are brought together, so that the cost stays bounded.</summary>
    public const int MostPoints = 1000;

    /// <summary>What is said where there are too few points.</summary>
    public const string InsufficientData = "insufficient data";

    private const double Significance = 0.05;

    /// <summary>The direction.</summary>
    public required Trend Trend { get; init; }

    /// <summary>Points that it was computed from.</summary>
    public required int Points { get; init; }

    /// <summary>Theil–Sen change over the window, in the unit of the metric; null when there are too few points.</summary>
    public double? Change { get; init; }

    /// <summary>Of the Mann–Kendall test; null when there are too few points.</summary>
    public double? PValue { get; init; }

    /// <summary>The first point of the new level, where a Pettitt test finds a change; null when the trend is stable or the change was gradual.</summary>
    public TrendPoint? Since { get; init; }

    /// <summary>The point before it.</summary>
    public TrendPoint? Before { get; init; }

    /// <summary>Analyses a series in order of time.</summary>
    public static TrendAnalysis Of(IReadOnlyList<TrendPoint> series, TrendMetric metric)
    {
        var points = Reduce(series);
        if (points.Count < FewestPoints) return new TrendAnalysis { Trend = Trend.Stable, Points = series.Count };
        double[] values = [.. points.Select(static point => point.Value)];
        double[] times = [.. points.Select(point => (point.Time - points[0].Time).TotalSeconds)];
        var change = (TheilSen.Slope(times, values) ?? 0) * times[^1];
        var p = MannKendall.Test(values).PValue;
        var floor = Math.Max(metric.Floor, metric.RelativeFloor * Math.Abs(SampleQuantile.Of(values, 0.5)!.Value));
        var found = new TrendAnalysis { Trend = Trend.Stable, Points = series.Count, Change = change, PValue = p };
        if (p >= Significance || Math.Abs(change) <= floor) return found;
        found = found with { Trend = change < 0 == metric.LowerIsBetter ? Trend.Improving : Trend.Degrading };
        var shift = PettittTest.Test(values);
        return shift.PValue < Significance ? found with { Since = points[shift.Index], Before = points[shift.Index - 1] } : found;
    }

    private static IReadOnlyList<TrendPoint> Reduce(IReadOnlyList<TrendPoint> series)
    {
        if (series.Count <= MostPoints) return series;
        var size = (series.Count + MostPoints - 1) / MostPoints;
        return [.. series.Chunk(size).Select(static chunk => chunk[0] with { Value = chunk.Average(static point => point.Value), End = chunk[^1].End ?? chunk[^1].Time })];
    }
}
