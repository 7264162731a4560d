namespace ProductionOps.Analytics.Statistics;

/// <summary>The estimator of Theil (1950) and Sen (Journal of the American Statistical Association 63, 1968) for the slope of a series.</summary>
internal static class TheilSen
{
    /// <summary>The median of the slopes between all pairs of points at different times, per unit of time; null when there is no such pair.</summary>
    /// <param name="times">The times, in any unit.</param>
    /// <param name="values">The values at those times.</param>
    public static double? Slope(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        var slopes = new List<double>(times.Count * (times.Count - 1) / 2);
        for (var later = 1; later < times.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var span = times[later] - times[earlier];
                if (span != 0) slopes.Add((values[later] - values[earlier]) / span);
            }
        }

        return SampleQuantile.Of(slopes, 0.5);
    }
}
