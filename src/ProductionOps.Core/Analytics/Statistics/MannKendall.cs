namespace ProductionOps.Analytics.Statistics;

/// <summary>The test of Mann (1945) and Kendall (1975) for a monotonic trend in a series.</summary>
/// <param name="S">Pairs in which the later value is larger, less those in which it is smaller.</param>
/// <param name="PValue">Probability, two-sided, of an S at least that far from zero in a series without a trend.</param>
internal sealed record MannKendall(long S, double PValue)
{
    /// <summary>Up to so many values, the distribution of S is computed exactly.</summary>
    public const int LargestExact = 10;

    /// <summary>Tests a series, in order of time.</summary>
    public static MannKendall Test(IReadOnlyList<double> values)
    {
        var s = 0L;
        for (var later = 1; later < values.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++) s += Math.Sign(values[later] - values[earlier]);
        }

        int[] ties = [.. values.CountBy(static value => value).Select(static pair => pair.Value)];
        return new MannKendall(s, values.Count <= LargestExact ? Exact(s, ties) : Approximate(s, values.Count, ties));
    }

    // With ties counted in the variance and a correction for continuity (Gilbert: Statistical Methods for Environmental Pollution Monitoring, 1987, 16.4.2).
    private static double Approximate(long s, int count, int[] ties)
    {
        var variance = (Cubic(count) - ties.Sum(static size => Cubic(size))) / 18;
        return variance > 0 && s != 0 ? NormalDistribution.TwoSided((Math.Abs(s) - 1) / Math.Sqrt(variance)) : 1;
    }

    private static double Cubic(double n) => n * (n - 1) * ((2 * n) + 5);

    // Among the orders of values of which some are equal, the numbers of inversions are distributed as the coefficients of the Gaussian
    // multinomial (MacMahon, 1916); S is the number of unequal pairs less twice the inversions.
    private static double Exact(long s, int[] ties)
    {
        double[] inversions = [1];
        var (placed, pairs) = (0, 0);
        foreach (var size in ties)
        {
            pairs += placed * size;
            placed += size;
            inversions = Multiply(inversions, GaussianBinomial(placed, size));
        }

        var (extreme, total) = (0.0, 0.0);
        for (var count = 0; count < inversions.Length; count++)
        {
            total += inversions[count];
            if (Math.Abs(pairs - (2 * count)) >= Math.Abs(s)) extreme += inversions[count];
        }

        return extreme / total;
    }

    // Coefficients of the q-binomial [n, k], by Pascal's rule [n, k] = [n − 1, k − 1] + q^k [n − 1, k].
    private static double[] GaussianBinomial(int n, int k)
    {
        if (k == 0 || k == n) return [1];
        var sum = new double[(k * (n - k)) + 1];
        var taken = GaussianBinomial(n - 1, k - 1);
        for (var i = 0; i < taken.Length; i++) sum[i] += taken[i];
        var left = GaussianBinomial(n - 1, k);
        for (var i = 0; i < left.Length; i++) sum[i + k] += left[i];
        return sum;
    }

    private static double[] Multiply(double[] left, double[] right)
    {
        var product = new double[left.Length + right.Length - 1];
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++) product[i + j] += left[i] * right[j];
        }

        return product;
    }
}
