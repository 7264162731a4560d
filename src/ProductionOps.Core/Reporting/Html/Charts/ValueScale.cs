namespace ProductionOps.Reporting.Html.Charts;

/// <summary>Where values are on the other axis, which begins at zero so that no difference looks larger than it is.</summary>
internal sealed class ValueScale
{
    private readonly double _top;
    private readonly double _bottom;

    public ValueScale(double highest, double top, double bottom)
    {
        (_top, _bottom) = (top, bottom);
        Step = StepOf(highest);
        Highest = Math.Max(1, Math.Ceiling(highest / Step)) * Step;
    }

    public double Highest { get; }

    public double Step { get; }

    public double Of(double value) => _bottom - (Math.Clamp(value / Highest, 0, 1) * (_bottom - _top));

    public IEnumerable<double> Ticks()
    {
        for (var i = 0; i * Step <= Highest + (Step / 2); i++) yield return i * Step;
    }

    // 1, 2 or 5 times a power of ten, so that there are four to eight lines.
    private static double StepOf(double highest)
    {
        if (highest <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(highest / 4)));
        return (highest / 4 / power) switch
        {
            < 2 => power,
            < 5 => 2 * power,
            _ => 5 * power,
        };
    }
}
