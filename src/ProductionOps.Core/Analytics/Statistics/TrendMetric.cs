namespace ProductionOps.Analytics.Statistics;

/// <summary>What counts as a change of a metric.</summary>
/// <param name="LowerIsBetter">Which direction is better.</param>
/// <param name="Floor">The smallest change over the window that means anything, in the unit of the metric.</param>
/// <param name="RelativeFloor">The same as a fraction of the median; zero for metrics that have an end, such as percentages.</param>
internal sealed record TrendMetric(bool LowerIsBetter, double Floor, double RelativeFloor)
{
    private const double Usual = 0.05;

    /// <summary>Seconds of builds.</summary>
    public static TrendMetric BuildTime { get; } = new(LowerIsBetter: true, 0.5, Usual);

    /// <summary>Percentage of deployments that succeeded.</summary>
    public static TrendMetric SuccessRate { get; } = new(LowerIsBetter: false, 5, 0);

    /// <summary>Scores of 0 to 100.</summary>
    public static TrendMetric Score { get; } = new(LowerIsBetter: false, 2, 0);

    /// <summary>Percentage of time.</summary>
    public static TrendMetric Availability { get; } = new(LowerIsBetter: false, 0.05, 0);

    /// <summary>Percentage of samples.</summary>
    public static TrendMetric ErrorRate { get; } = new(LowerIsBetter: true, 0.05, 0);

    /// <summary>Milliseconds of answers.</summary>
    public static TrendMetric ResponseTime { get; } = new(LowerIsBetter: true, 10, Usual);

    /// <summary>Seconds of paints.</summary>
    public static TrendMetric Paint { get; } = new(LowerIsBetter: true, 0.05, Usual);

    /// <summary>Layout shift.</summary>
    public static TrendMetric LayoutShift { get; } = new(LowerIsBetter: true, 0.01, Usual);

    /// <summary>Milliseconds of inputs.</summary>
    public static TrendMetric Input { get; } = new(LowerIsBetter: true, 10, Usual);

    /// <summary>Numbers of findings.</summary>
    public static TrendMetric Findings { get; } = new(LowerIsBetter: true, 0.5, Usual);
}
