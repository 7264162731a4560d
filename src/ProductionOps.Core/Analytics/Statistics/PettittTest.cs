namespace ProductionOps.Analytics.Statistics;

/// <summary>The test of Pettitt (Applied Statistics 28, 1979) for one change of the level of a series.</summary>
/// <param name="Index">The first value of the new level.</param>
/// <param name="Statistic">K, the largest |U|.</param>
/// <param name="PValue">Approximate probability of such a K in a series without a change: 2 exp(−6 K² / (n³ + n²)), at most 1.</param>
internal sealed record PettittTest(int Index, long Statistic, double PValue)
{
    /// <summary>Tests a series of at least two values, in order of time.</summary>
    public static PettittTest Test(IReadOnlyList<double> values)
    {
        var (u, largest, index) = (0L, -1L, 1);
        for (var t = 0; t < values.Count - 1; t++)
        {
            for (var j = 0; j < values.Count; j++) u += Math.Sign(values[t] - values[j]);
            if (Math.Abs(u) <= largest) continue;
            (largest, index) = (Math.Abs(u), t + 1);
        }

        double n = values.Count;
        return new PettittTest(index, largest, Math.Min(1, 2 * Math.Exp(-6.0 * largest * largest / ((n * n * n) + (n * n)))));
    }
}
