namespace ProductionOps.Analytics.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>
    /// The probability of a value at least that far from zero, on either side: erfc(|z| / √2). The series of the error function for small
    /// values and the continued fraction of its complement for large ones (Abramowitz and Stegun 7.1.6 and 7.1.14) agree with it to at least
    /// twelve digits.
    /// </summary>
    public static double TwoSided(double z) => ComplementaryError(Math.Abs(z) / Math.Sqrt(2));

    private static double ComplementaryError(double x)
    {
        if (x < 2.5) return 1 - Error(x);
        var fraction = 0.0;
        for (var k = 120; k > 0; k--) fraction = k / 2.0 / (x + fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
    }

    private static double Error(double x)
    {
        var (sum, term) = (x, x);
        for (var n = 1; Math.Abs(term) > sum * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
