namespace ProductionOps.Analytics.Statistics;

/// <summary>
/// Quantiles of values that are all known, by linear interpolation between the closest ranks: R-7 of Hyndman and Fan (The American
/// Statistician 50, 1996), which is what R, NumPy and spreadsheets compute.
/// </summary>
internal static class SampleQuantile
{
    /// <summary>The quantile; null when there are no values.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="fraction">0 to 1, such as 0.95.</param>
    public static double? Of(IEnumerable<double> values, double fraction)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0 ? null : OfSorted(sorted, fraction);
    }

    /// <summary>The same of values in ascending order, of which there is at least one.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double fraction)
    {
        var position = (sorted.Length - 1) * fraction;
        var lower = (int)Math.Floor(position);
        if (lower + 1 >= sorted.Length) return sorted[^1];
        return sorted[lower] + ((position - lower) * (sorted[lower + 1] - sorted[lower]));
    }
}
