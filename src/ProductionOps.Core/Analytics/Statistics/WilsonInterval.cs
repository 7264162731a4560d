namespace ProductionOps.Analytics.Statistics;

/// <summary>The interval of Wilson (Journal of the American Statistical Association 22, 1927) for a rate, at 95 %.</summary>
/// <param name="Lower">Lower bound, 0 to 1.</param>
/// <param name="Upper">Upper bound, 0 to 1.</param>
internal sealed record WilsonInterval(double Lower, double Upper)
{
    private const double Z = 1.959963984540054;

    /// <summary>The interval of a rate.</summary>
    /// <param name="hits">How often it was so.</param>
    /// <param name="trials">Of how many, at least one.</param>
    public static WilsonInterval Of(int hits, int trials)
    {
        var (p, n) = ((double)hits / trials, (double)trials);
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return new WilsonInterval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
